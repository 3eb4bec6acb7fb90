/** Reserved and provisioned concurrency, and the account's limits. */
@NullMarked
package dev.lectern.sandbox.lambda.scale;

import org.jspecify.annotations.NullMarked;
