/** What a function prints. */
@NullMarked
package dev.lectern.pane.lambda.logs;

import org.jspecify.annotations.NullMarked;
