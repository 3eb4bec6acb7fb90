@NullMarked
package dev.lectern.calls;

import org.jspecify.annotations.NullMarked;
