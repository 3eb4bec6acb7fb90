/** The demos: set up by one click, led through with speaker notes, reset by one click. */
@NullMarked
package dev.lectern.pane.demos;

import org.jspecify.annotations.NullMarked;
