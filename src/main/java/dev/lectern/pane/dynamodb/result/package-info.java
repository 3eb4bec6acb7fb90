/** What reading brought, page by page: rows, columns, cost, the grid of them. */
@NullMarked
package dev.lectern.pane.dynamodb.result;

import org.jspecify.annotations.NullMarked;
