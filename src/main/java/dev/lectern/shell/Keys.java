package dev.lectern.shell;

import dev.lectern.ui.action.Action;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Key presses as actions. Shortcuts with Ctrl (Cmd on macOS), Alt or a function key work wherever
 * the focus is, except those of text editing while text is edited; plain keys only where nothing
 * else took them.
 */
final class Keys {

  private static final Set<KeyCode> EDITING =
      Set.of(
          KeyCode.C,
          KeyCode.V,
          KeyCode.X,
          KeyCode.A,
          KeyCode.Z,
          KeyCode.Y,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.INSERT);

  private Keys() {}

  /**
   * @param blocked true while a dialog or the palette has the keyboard
   * @param help shows the list of keys
   */
  static void install(
      Scene scene, Supplier<List<Action>> actions, BooleanSupplier blocked, Runnable help) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean editing = editsText(event);
          boolean modified =
              event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey();
          if (modified
              && !blocked.getAsBoolean()
              && !(editing && EDITING.contains(event.getCode()))
              && ShellActions.press(event, actions.get())) {
            event.consume();
          }
        });
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!blocked.getAsBoolean()
              && !editsText(event)
              && ShellActions.press(event, actions.get())) {
            event.consume();
          }
        });
    scene.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if ("?".equals(event.getCharacter()) && !blocked.getAsBoolean() && !editsText(event)) {
            event.consume();
            help.run();
          }
        });
  }

  private static boolean editsText(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return true;
    }
    for (Node node = event.getTarget() instanceof Node target ? target : null;
        node != null;
        node = node.getParent()) {
      if (node.getStyleClass().contains("code-area")) {
        return true;
      }
    }
    return false;
  }
}
