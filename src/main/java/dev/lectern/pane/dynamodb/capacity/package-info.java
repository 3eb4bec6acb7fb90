/** The calculator, the meter and the load generator. */
@NullMarked
package dev.lectern.pane.dynamodb.capacity;

import org.jspecify.annotations.NullMarked;
