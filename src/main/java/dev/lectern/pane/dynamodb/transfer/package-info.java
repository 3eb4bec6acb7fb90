/** Items to files and from files. */
@NullMarked
package dev.lectern.pane.dynamodb.transfer;

import org.jspecify.annotations.NullMarked;
