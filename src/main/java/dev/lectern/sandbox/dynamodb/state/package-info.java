/** What DynamoDB's operations share. */
@NullMarked
package dev.lectern.sandbox.dynamodb.state;

import org.jspecify.annotations.NullMarked;
