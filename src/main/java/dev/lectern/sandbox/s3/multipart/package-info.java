/** Multipart uploads (User Guide, "Uploading and copying objects using multipart upload"). */
@NullMarked
package dev.lectern.sandbox.s3.multipart;

import org.jspecify.annotations.NullMarked;
