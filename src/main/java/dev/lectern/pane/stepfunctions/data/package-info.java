/** State machines and executions as the explorer knows them. */
@NullMarked
package dev.lectern.pane.stepfunctions.data;

import org.jspecify.annotations.NullMarked;
