/** DynamoDB Streams. */
@NullMarked
package dev.lectern.sandbox.dynamodb.streams;

import org.jspecify.annotations.NullMarked;
