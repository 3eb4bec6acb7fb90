/** The executions of a state machine, and how one is started. */
@NullMarked
package dev.lectern.pane.stepfunctions.executions;

import org.jspecify.annotations.NullMarked;
