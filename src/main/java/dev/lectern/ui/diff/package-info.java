/** What two texts differ in, side by side. */
@NullMarked
package dev.lectern.ui.diff;

import org.jspecify.annotations.NullMarked;
