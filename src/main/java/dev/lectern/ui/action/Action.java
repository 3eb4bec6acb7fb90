package dev.lectern.ui.action;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
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
}
