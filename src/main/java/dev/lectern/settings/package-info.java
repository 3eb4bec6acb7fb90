@NullMarked
package dev.lectern.settings;

import org.jspecify.annotations.NullMarked;
