/** Lifecycle rules: checking them, what they say of an object, and applying them as time passes. */
@NullMarked
package dev.lectern.sandbox.s3.lifecycle;

import org.jspecify.annotations.NullMarked;
