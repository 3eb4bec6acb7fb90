@NullMarked
package dev.lectern.pane.calls;

import org.jspecify.annotations.NullMarked;
