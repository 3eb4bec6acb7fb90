/** Operations on single objects. */
@NullMarked
package dev.lectern.sandbox.s3.object;

import org.jspecify.annotations.NullMarked;
