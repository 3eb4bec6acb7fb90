/** What operations on objects share: bodies, checksums, conditions, ranges, encryption, tags. */
@NullMarked
package dev.lectern.sandbox.s3.content;

import org.jspecify.annotations.NullMarked;
