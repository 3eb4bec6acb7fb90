/** Query and Scan: the builder, the request it makes, the grid of results. */
@NullMarked
package dev.lectern.pane.dynamodb.explore;

import org.jspecify.annotations.NullMarked;
