/** How a function of each language is started on this computer. */
@NullMarked
package dev.lectern.sandbox.lambda.runtime;

import org.jspecify.annotations.NullMarked;
