/** The DynamoDB explorer. */
@NullMarked
package dev.lectern.pane.dynamodb;

import org.jspecify.annotations.NullMarked;
