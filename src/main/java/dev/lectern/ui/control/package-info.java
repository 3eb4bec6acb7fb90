@NullMarked
package dev.lectern.ui.control;

import org.jspecify.annotations.NullMarked;
