/** Access control lists: what a request asks for, and the grants that stand for it. */
@NullMarked
package dev.lectern.sandbox.s3.acl;

import org.jspecify.annotations.NullMarked;
