/** Batches and transactions: actions as rows, sent together, each with what became of it. */
@NullMarked
package dev.lectern.pane.dynamodb.compose;

import org.jspecify.annotations.NullMarked;
