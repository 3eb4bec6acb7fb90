/** Activities: work that people or programs of one's own take and answer. */
@NullMarked
package dev.lectern.pane.stepfunctions.activities;

import org.jspecify.annotations.NullMarked;
