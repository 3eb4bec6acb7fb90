/** Markdown as JavaFX nodes: no browser, no HTML, nothing loaded from a network. */
@NullMarked
package dev.lectern.ui.markdown;

import org.jspecify.annotations.NullMarked;
