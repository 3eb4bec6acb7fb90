package dev.lectern.ui.dialog;

import dev.lectern.ui.action.Action;
import java.util.Optional;

/** For tests in which nobody reads notices. */
public class SilentToasts implements Toasts {

  @Override
  public void warn(String title, String detail) {}

  @Override
  public void show(String title, String detail, Optional<Action> next) {}
}
