/** The list of functions, and how one is made. */
@NullMarked
package dev.lectern.pane.lambda.functions;

import org.jspecify.annotations.NullMarked;
