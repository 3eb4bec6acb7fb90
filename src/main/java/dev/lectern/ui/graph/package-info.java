/** Pictures on canvases. */
@NullMarked
package dev.lectern.ui.graph;

import org.jspecify.annotations.NullMarked;
