/** Operations on buckets themselves: create, delete, list, location, versioning. */
@NullMarked
package dev.lectern.sandbox.s3.bucket;

import org.jspecify.annotations.NullMarked;
