@NullMarked
package dev.lectern.lab.check;

import org.jspecify.annotations.NullMarked;
