/** Presenter mode: large type, spotlight, speaker notes, and nothing secret on the screen. */
@NullMarked
package dev.lectern.presenter;

import org.jspecify.annotations.NullMarked;
