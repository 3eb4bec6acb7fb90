/** The history of an execution and what is known of it at each of its moments. */
@NullMarked
package dev.lectern.pane.stepfunctions.run.history;

import org.jspecify.annotations.NullMarked;
