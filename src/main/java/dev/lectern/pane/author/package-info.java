/** A lab made by doing it: what the author does is watched, what it changes becomes checks. */
@NullMarked
package dev.lectern.pane.author;

import org.jspecify.annotations.NullMarked;
