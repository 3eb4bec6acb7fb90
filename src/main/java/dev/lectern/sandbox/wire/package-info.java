@NullMarked
package dev.lectern.sandbox.wire;

import org.jspecify.annotations.NullMarked;
