/** Amazon DynamoDB in the sandbox. */
@NullMarked
package dev.lectern.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;
