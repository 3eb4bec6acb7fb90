/** State machines as drawings: for the editor and for executions. */
@NullMarked
package dev.lectern.pane.stepfunctions.graph;

import org.jspecify.annotations.NullMarked;
