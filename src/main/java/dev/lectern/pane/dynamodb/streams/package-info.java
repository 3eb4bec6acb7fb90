/** What changes a table: the records of its stream, and items that expire. */
@NullMarked
package dev.lectern.pane.dynamodb.streams;

import org.jspecify.annotations.NullMarked;
