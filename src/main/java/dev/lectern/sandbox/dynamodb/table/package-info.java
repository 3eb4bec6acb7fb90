/** What DynamoDB keeps: tables, their keys and indexes, and the items in order. */
@NullMarked
package dev.lectern.sandbox.dynamodb.table;

import org.jspecify.annotations.NullMarked;
