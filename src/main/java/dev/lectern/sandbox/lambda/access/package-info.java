/** Who may invoke a function, and its tags. */
@NullMarked
package dev.lectern.sandbox.lambda.access;

import org.jspecify.annotations.NullMarked;
