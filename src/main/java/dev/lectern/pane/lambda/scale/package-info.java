/** Concurrency of a function. */
@NullMarked
package dev.lectern.pane.lambda.scale;

import org.jspecify.annotations.NullMarked;
