@NullMarked
package dev.lectern.sandbox;

import org.jspecify.annotations.NullMarked;
