/** The list of tables, making and deleting one. */
@NullMarked
package dev.lectern.pane.dynamodb.tables;

import org.jspecify.annotations.NullMarked;
