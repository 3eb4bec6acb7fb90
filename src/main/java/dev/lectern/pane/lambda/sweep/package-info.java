/** The same work at several memory sizes. */
@NullMarked
package dev.lectern.pane.lambda.sweep;

import org.jspecify.annotations.NullMarked;
