/** Small parts that the tabs of a function are made of. */
@NullMarked
package dev.lectern.pane.lambda.part;

import org.jspecify.annotations.NullMarked;
