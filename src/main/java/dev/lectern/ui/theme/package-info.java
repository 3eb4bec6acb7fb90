@NullMarked
package dev.lectern.ui.theme;

import org.jspecify.annotations.NullMarked;
