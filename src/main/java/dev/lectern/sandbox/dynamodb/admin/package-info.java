/** DynamoDB's operations on tables. */
@NullMarked
package dev.lectern.sandbox.dynamodb.admin;

import org.jspecify.annotations.NullMarked;
