/** Versions and aliases of a state machine. */
@NullMarked
package dev.lectern.pane.stepfunctions.versions;

import org.jspecify.annotations.NullMarked;
