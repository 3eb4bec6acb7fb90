/** Versions and aliases of a function. */
@NullMarked
package dev.lectern.pane.lambda.versions;

import org.jspecify.annotations.NullMarked;
