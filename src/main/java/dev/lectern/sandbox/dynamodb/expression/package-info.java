/** DynamoDB's expressions: read once, checked as DynamoDB checks them, then applied to items. */
@NullMarked
package dev.lectern.sandbox.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
