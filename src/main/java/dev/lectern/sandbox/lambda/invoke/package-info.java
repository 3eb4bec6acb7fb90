/** Invocations: concurrency, synchronous and asynchronous calls. */
@NullMarked
package dev.lectern.sandbox.lambda.invoke;

import org.jspecify.annotations.NullMarked;
