/** DynamoDB's values, exactly: their types, their JSON form and their sizes. */
@NullMarked
package dev.lectern.calc.item;

import org.jspecify.annotations.NullMarked;
