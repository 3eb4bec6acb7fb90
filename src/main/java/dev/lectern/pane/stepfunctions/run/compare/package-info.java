/** Two executions of a machine side by side. */
@NullMarked
package dev.lectern.pane.stepfunctions.run.compare;

import org.jspecify.annotations.NullMarked;
