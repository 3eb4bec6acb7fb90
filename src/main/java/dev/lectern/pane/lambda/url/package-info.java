/** Function URLs: who may come, what browsers are told, and a visit. */
@NullMarked
package dev.lectern.pane.lambda.url;

import org.jspecify.annotations.NullMarked;
