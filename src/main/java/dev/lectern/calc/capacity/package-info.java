/** What DynamoDB's capacity comes to: units, provisioning, cost; each with its arithmetic. */
@NullMarked
package dev.lectern.calc.capacity;

import org.jspecify.annotations.NullMarked;
