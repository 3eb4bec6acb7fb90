package dev.lectern.ui.dialog;

import dev.lectern.ui.action.Action;
import java.util.Optional;

/** Short notices of something done elsewhere (copied, exported); never for errors. FX thread. */
public interface Toasts {

  /** Shows a notice for about four seconds. */
  default void show(String title, String detail) {
    show(title, detail, Optional.empty());
  }

  /** The same for something that is not there, in the colour of a warning. */
  void warn(String title, String detail);

  /**
   * Like {@link #show(String, String)} with something that can be done next; it closes the notice.
   */
  void show(String title, String detail, Optional<Action> next);
}
