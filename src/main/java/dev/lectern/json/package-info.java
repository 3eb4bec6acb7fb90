@NullMarked
package dev.lectern.json;

import org.jspecify.annotations.NullMarked;
