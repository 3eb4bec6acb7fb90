/** Who can reach a bucket from outside, worked out from what its settings say. */
@NullMarked
package dev.lectern.calc.access;

import org.jspecify.annotations.NullMarked;
