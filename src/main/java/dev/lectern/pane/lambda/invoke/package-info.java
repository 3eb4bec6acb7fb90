/** Invoking a function, and what its execution environments do. */
@NullMarked
package dev.lectern.pane.lambda.invoke;

import org.jspecify.annotations.NullMarked;
