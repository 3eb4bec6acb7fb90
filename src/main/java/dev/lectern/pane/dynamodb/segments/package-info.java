/** A scan in parallel lanes. */
@NullMarked
package dev.lectern.pane.dynamodb.segments;

import org.jspecify.annotations.NullMarked;
