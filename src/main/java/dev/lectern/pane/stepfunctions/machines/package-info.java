/** The list of state machines, and how one is made. */
@NullMarked
package dev.lectern.pane.stepfunctions.machines;

import org.jspecify.annotations.NullMarked;
