/** One state of an execution: what became of its data, and what would if it were otherwise. */
@NullMarked
package dev.lectern.pane.stepfunctions.run.inspect;

import org.jspecify.annotations.NullMarked;
