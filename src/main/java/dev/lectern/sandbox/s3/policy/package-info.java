/** Bucket policies: reading and checking them, whether they are public, and their operations. */
@NullMarked
package dev.lectern.sandbox.s3.policy;

import org.jspecify.annotations.NullMarked;
