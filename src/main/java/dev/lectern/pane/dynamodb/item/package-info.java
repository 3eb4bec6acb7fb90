/** The item editor: types, sizes, costs and saving. */
@NullMarked
package dev.lectern.pane.dynamodb.item;

import org.jspecify.annotations.NullMarked;
