/** The definition of a state machine: text and drawing of it. */
@NullMarked
package dev.lectern.pane.stepfunctions.definition;

import org.jspecify.annotations.NullMarked;
