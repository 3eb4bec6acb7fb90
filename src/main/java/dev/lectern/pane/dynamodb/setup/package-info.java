/** What a table is set to: capacity, indexes, tags, protection. */
@NullMarked
package dev.lectern.pane.dynamodb.setup;

import org.jspecify.annotations.NullMarked;
