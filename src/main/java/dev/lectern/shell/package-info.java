@NullMarked
package dev.lectern.shell;

import org.jspecify.annotations.NullMarked;
