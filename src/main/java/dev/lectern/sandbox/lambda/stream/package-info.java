/** Answers of functions piece by piece. */
@NullMarked
package dev.lectern.sandbox.lambda.stream;

import org.jspecify.annotations.NullMarked;
