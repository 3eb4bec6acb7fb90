/** Backups of a table and its recovery to a point in time. */
@NullMarked
package dev.lectern.pane.dynamodb.backups;

import org.jspecify.annotations.NullMarked;
