@NullMarked
package dev.lectern.ui.action;

import org.jspecify.annotations.NullMarked;
