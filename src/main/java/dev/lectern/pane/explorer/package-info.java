/**
 * What all explorers rest on: where the user is and was, what the shell shows around a pane, the
 * tabs of one resource.
 */
@NullMarked
package dev.lectern.pane.explorer;

import org.jspecify.annotations.NullMarked;
