/** The Lambda explorer. */
@NullMarked
package dev.lectern.pane.lambda;

import org.jspecify.annotations.NullMarked;
