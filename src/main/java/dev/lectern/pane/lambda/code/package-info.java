/** The code of a function. */
@NullMarked
package dev.lectern.pane.lambda.code;

import org.jspecify.annotations.NullMarked;
