@NullMarked
package dev.lectern.pane;

import org.jspecify.annotations.NullMarked;
