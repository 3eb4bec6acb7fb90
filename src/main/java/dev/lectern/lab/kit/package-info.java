/** Class kits, and the results that come back from the students. */
@NullMarked
package dev.lectern.lab.kit;

import org.jspecify.annotations.NullMarked;
