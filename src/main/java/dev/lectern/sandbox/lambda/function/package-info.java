/** The operations on functions, their code and configuration. */
@NullMarked
package dev.lectern.sandbox.lambda.function;

import org.jspecify.annotations.NullMarked;
