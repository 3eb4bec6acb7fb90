/** Amazon S3: the service that puts its operations together. */
@NullMarked
package dev.lectern.sandbox.s3;

import org.jspecify.annotations.NullMarked;
