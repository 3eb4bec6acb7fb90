/** Code on screen: a read-only view, a JSON editor, and the colouring that both share. */
@NullMarked
package dev.lectern.ui.editor;

import org.jspecify.annotations.NullMarked;
