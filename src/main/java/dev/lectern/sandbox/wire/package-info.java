/** From an HTTP request to an operation and back: the one way into every service. */
@NullMarked
package dev.lectern.sandbox.wire;

import org.jspecify.annotations.NullMarked;
