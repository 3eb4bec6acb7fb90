@NullMarked
package dev.lectern.ui.fxml;

import org.jspecify.annotations.NullMarked;
