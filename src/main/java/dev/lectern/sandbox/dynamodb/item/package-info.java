/** DynamoDB's operations on items. */
@NullMarked
package dev.lectern.sandbox.dynamodb.item;

import org.jspecify.annotations.NullMarked;
