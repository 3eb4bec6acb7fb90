/** Event notifications of buckets. */
@NullMarked
package dev.lectern.sandbox.s3.events;

import org.jspecify.annotations.NullMarked;
