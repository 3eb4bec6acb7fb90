/** PartiQL's statements as far as DynamoDB has them: their grammar, and what they mean. */
@NullMarked
package dev.lectern.sandbox.dynamodb.partiql;

import org.jspecify.annotations.NullMarked;
