/** Asynchronous events of a function. */
@NullMarked
package dev.lectern.pane.lambda.queue;

import org.jspecify.annotations.NullMarked;
