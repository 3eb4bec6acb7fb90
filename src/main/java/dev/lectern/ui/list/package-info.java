/** A list of named things: loaded, filtered, known better as it is seen, shown in a table. */
@NullMarked
package dev.lectern.ui.list;

import org.jspecify.annotations.NullMarked;
