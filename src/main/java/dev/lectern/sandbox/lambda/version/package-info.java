/** Versions and aliases. */
@NullMarked
package dev.lectern.sandbox.lambda.version;

import org.jspecify.annotations.NullMarked;
