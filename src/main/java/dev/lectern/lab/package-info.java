@NullMarked
package dev.lectern.lab;

import org.jspecify.annotations.NullMarked;
