/** A lab made by doing it once: what changed becomes its checks. */
@NullMarked
package dev.lectern.lab.example;

import org.jspecify.annotations.NullMarked;
