/** How much DynamoDB's tables and indexes take, and what happens when it is more. */
@NullMarked
package dev.lectern.sandbox.dynamodb.capacity;

import org.jspecify.annotations.NullMarked;
