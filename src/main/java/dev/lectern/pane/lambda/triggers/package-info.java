/** What invokes a function, and who may. */
@NullMarked
package dev.lectern.pane.lambda.triggers;

import org.jspecify.annotations.NullMarked;
