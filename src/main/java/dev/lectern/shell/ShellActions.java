package dev.lectern.shell;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ThemeManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done anywhere in the window, and which action a key press means. */
final class ShellActions {

  /** What the actions do that are not about tabs or look. */
  interface Window {
    void palette();

    void keys();

    void refresh();

    /** Gives the keyboard to the next part of the window, or the one before with -1. */
    void region(int by);

    void fullScreen();

    void quit();
  }

  private static final int STEP = 10;

  private final Texts texts;
  private final List<Action> all = new ArrayList<>();

  ShellActions(Texts texts) {
    this.texts = texts;
  }

  /** The actions, in the order of the palette. */
  List<Action> all() {
    return all;
  }

  void window(Window window, OpenTabs tabs, ThemeManager theme) {
    add("palette", "fth-search", ctrl(KeyCode.K), window::palette);
    add("keys", "fth-command", new KeyCodeCombination(KeyCode.F1), window::keys);
    add("refresh", "fth-refresh-cw", ctrl(KeyCode.R), window::refresh);
    add(
        "close-tab",
        "fth-x",
        ctrl(KeyCode.W),
        () -> {
          OpenTab front = tabs.selected().get();
          if (front != null) {
            tabs.close(front);
          }
        });
    when(
        "close-others",
        "fth-minimize-2",
        null,
        Bindings.size(tabs.tabs()).greaterThan(1),
        () -> {
          OpenTab front = tabs.selected().get();
          if (front != null) {
            tabs.closeOthers(front);
          }
        });
    when(
        "reopen-tab",
        "fth-corner-up-left",
        new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
        Bindings.createBooleanBinding(() -> !tabs.closed().get().isEmpty(), tabs.closed()),
        tabs::reopen);
    add("next-tab", "fth-arrow-right", ctrl(KeyCode.PAGE_DOWN), () -> tabs.step(1));
    add("previous-tab", "fth-arrow-left", ctrl(KeyCode.PAGE_UP), () -> tabs.step(-1));
    for (ThemeManager.Mode mode : ThemeManager.Mode.values()) {
      String icon =
          switch (mode) {
            case LIGHT -> "fth-sun";
            case DARK -> "fth-moon";
            case SYSTEM -> "fth-monitor";
          };
      add(
          "theme-" + mode.name().toLowerCase(Locale.ROOT),
          icon,
          null,
          () -> theme.modeProperty().set(mode));
    }
    add("larger", "fth-zoom-in", ctrl(KeyCode.PLUS), () -> scale(theme, STEP));
    add("smaller", "fth-zoom-out", ctrl(KeyCode.MINUS), () -> scale(theme, -STEP));
    add("normal", "fth-type", ctrl(KeyCode.DIGIT0), () -> theme.scaleProperty().set(100));
    add("region", "fth-sidebar", new KeyCodeCombination(KeyCode.F6), () -> window.region(1));
    add(
        "region-back",
        "fth-sidebar",
        new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN),
        () -> window.region(-1));
    add("full-screen", "fth-maximize", new KeyCodeCombination(KeyCode.F11), window::fullScreen);
    add("quit", "fth-log-out", ctrl(KeyCode.Q), window::quit);
  }

  void drawer(DrawerFrame frame, KeyCode key, String icon) {
    add(frame.drawer().id(), icon, ctrl(key), frame::toggle);
  }

  void places(List<PaneDescriptor> panes, List<Module> modules, OpenTabs tabs) {
    for (PaneDescriptor pane : panes) {
      all.add(
          Action.of(
              "shell-open-" + pane.id(),
              texts.get("action.open", pane.title()),
              pane.icon(),
              () -> tabs.open(pane.id(), null)));
    }
    for (Module module : modules) {
      all.add(
          Action.of(
              "shell-module-" + module.number(),
              texts.get("action.module", module.number(), module.title()),
              "fth-book-open",
              () -> tabs.open(ModulePage.id(module.number()), "")));
    }
  }

  /** What opens each demo that is there now. */
  List<Action> demos(List<DemoLine> demos, OpenTabs tabs) {
    return demos.stream()
        .map(
            demo ->
                Action.of(
                    "shell-demo-" + demo.id().replace('.', '-'),
                    texts.get("action.demo", demo.id(), demo.title()),
                    "fth-play",
                    () -> tabs.open("demos", demo.id())))
        .toList();
  }

  private void add(String id, String icon, @Nullable KeyCombination key, Runnable run) {
    when(id, icon, key, Bindings.createBooleanBinding(() -> true), run);
  }

  private void when(
      String id,
      String icon,
      @Nullable KeyCombination key,
      ObservableBooleanValue enabled,
      Runnable run) {
    all.add(new Action("shell-" + id, texts.get("action." + id), icon, key, enabled, run));
  }

  private static void scale(ThemeManager theme, int by) {
    theme.scaleProperty().set(ThemeManager.scale(theme.scaleProperty().get() + by));
  }

  private static KeyCombination ctrl(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  /**
   * Without those whose key belongs to another action: the last one that can be run now, or else
   * the last one.
   */
  static List<Action> withoutShadowed(List<Action> actions) {
    Map<KeyCombination, Action> owners = new HashMap<>();
    for (Action action : actions) {
      if (action.key() != null) {
        owners.merge(
            action.key(),
            action,
            (before, later) -> before.enabled().get() && !later.enabled().get() ? before : later);
      }
    }
    return actions.stream()
        .filter(action -> action.key() == null || owners.get(action.key()) == action)
        .toList();
  }

  /** Runs the action that the key press means; the later lists win over the earlier ones. */
  static boolean press(KeyEvent event, List<Action> actions) {
    KeyEvent plain = plain(event);
    for (Action action : actions.reversed()) {
      KeyCombination key = action.key();
      if (key != null && key.match(plain) && action.enabled().get()) {
        action.run().run();
        return true;
      }
    }
    return false;
  }

  /** Plus, minus and zero are on several keys. */
  private static KeyEvent plain(KeyEvent event) {
    KeyCode code =
        switch (event.getCode()) {
          case EQUALS, ADD -> KeyCode.PLUS;
          case SUBTRACT -> KeyCode.MINUS;
          case NUMPAD0 -> KeyCode.DIGIT0;
          default -> event.getCode();
        };
    boolean shift = code != KeyCode.PLUS && event.isShiftDown();
    return code == event.getCode() && shift == event.isShiftDown()
        ? event
        : new KeyEvent(
            event.getEventType(),
            event.getCharacter(),
            event.getText(),
            code,
            shift,
            event.isControlDown(),
            event.isAltDown(),
            event.isMetaDown());
  }
}
