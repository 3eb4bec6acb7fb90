/** Cards and quick questions of a module. */
@NullMarked
package dev.lectern.pane.concepts;

import org.jspecify.annotations.NullMarked;
