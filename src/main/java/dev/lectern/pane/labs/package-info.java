@NullMarked
package dev.lectern.pane.labs;

import org.jspecify.annotations.NullMarked;
