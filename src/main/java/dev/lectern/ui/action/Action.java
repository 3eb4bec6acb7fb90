package dev.lectern.ui.action;

import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do. Command palette, menus, tooltips and the key list all read the same
 * record.
 *
 * @param id stable id, for example {@code s3-create-bucket}; also the node id of its button
 * @param text what it does, a verb first
 * @param icon Ikonli Feather literal, for example {@code fth-upload}
 * @param key shortcut, null when it has none
 * @param enabled whether it can be done now
 * @param run does it; FX thread
 */
public record Action(
    String id,
    String text,
    String icon,
    @Nullable KeyCombination key,
    ObservableBooleanValue enabled,
    Runnable run) {

  /** An action that is always possible and has no shortcut. */
  public static Action of(String id, String text, String icon, Runnable run) {
    return new Action(id, text, icon, null, Bindings.createBooleanBinding(() -> true), run);
  }

  /** The same with a shortcut. */
  public Action key(KeyCombination shortcut) {
    return new Action(id, text, icon, shortcut, enabled, run);
  }

  /** The same with Ctrl, or Cmd on macOS, and that key. */
  public Action ctrl(KeyCode code) {
    return key(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
  }

  /** The same, possible only while something holds. */
  public Action when(ObservableBooleanValue holds) {
    return new Action(id, text, icon, key, holds, run);
  }

  /** The same, possible only while something holds that depends on values. */
  public Action when(Callable<Boolean> holds, Observable... values) {
    return when(Bindings.createBooleanBinding(holds, values));
  }
}
