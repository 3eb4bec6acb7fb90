/** Event source mappings: Lambda reads a stream and invokes a function with batches of it. */
@NullMarked
package dev.lectern.sandbox.lambda.mapping;

import org.jspecify.annotations.NullMarked;
