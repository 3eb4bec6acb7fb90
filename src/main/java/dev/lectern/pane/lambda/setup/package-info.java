/** Configuration of a function. */
@NullMarked
package dev.lectern.pane.lambda.setup;

import org.jspecify.annotations.NullMarked;
