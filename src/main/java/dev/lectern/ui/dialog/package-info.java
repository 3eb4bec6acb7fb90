@NullMarked
package dev.lectern.ui.dialog;

import org.jspecify.annotations.NullMarked;
