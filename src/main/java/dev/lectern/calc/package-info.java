@NullMarked
package dev.lectern.calc;

import org.jspecify.annotations.NullMarked;
