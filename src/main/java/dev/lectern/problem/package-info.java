@NullMarked
package dev.lectern.problem;

import org.jspecify.annotations.NullMarked;
