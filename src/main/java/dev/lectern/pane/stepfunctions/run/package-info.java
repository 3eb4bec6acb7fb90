/** One execution of a state machine: what happened, moment by moment, and to its data. */
@NullMarked
package dev.lectern.pane.stepfunctions.run;

import org.jspecify.annotations.NullMarked;
