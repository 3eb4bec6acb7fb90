/** What requests to S3 must be allowed to do, and what buckets and objects say of it themselves. */
@NullMarked
package dev.lectern.sandbox.s3.access;

import org.jspecify.annotations.NullMarked;
