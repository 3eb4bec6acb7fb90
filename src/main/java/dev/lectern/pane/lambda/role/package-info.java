/** Execution roles: which there are, which Lambda may act in, and a new one. */
@NullMarked
package dev.lectern.pane.lambda.role;

import org.jspecify.annotations.NullMarked;
