/** Deployment packages: made from code, compiled, read back. */
@NullMarked
package dev.lectern.pane.lambda.build;

import org.jspecify.annotations.NullMarked;
