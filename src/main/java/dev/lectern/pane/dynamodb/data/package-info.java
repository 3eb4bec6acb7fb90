/** What tables, indexes and items are, for all parts of the DynamoDB explorer. */
@NullMarked
package dev.lectern.pane.dynamodb.data;

import org.jspecify.annotations.NullMarked;
