@NullMarked
package dev.lectern.sigv4;

import org.jspecify.annotations.NullMarked;
