/** The sandbox desk: clock, faults, snapshots, how to use the sandbox from elsewhere, the film. */
@NullMarked
package dev.lectern.pane.sandbox;

import org.jspecify.annotations.NullMarked;
