@NullMarked
package dev.lectern.ui.i18n;

import org.jspecify.annotations.NullMarked;
