package dev.lectern.presenter;

import dev.lectern.ui.fxml.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Window;

/**
 * Covers secrets in every window of the program, menus and tooltips too, while it is on. It looks
 * after each layout and before the frame is drawn. FX thread.
 */
final class Masks {

  private final SecretText secrets;
  private final Map<Scene, Covered> scenes = new HashMap<>();
  private final ListChangeListener<Window> windows =
      change -> {
        while (change.next()) {
          change.getAddedSubList().forEach(this::cover);
          change.getRemoved().forEach(this::uncover);
        }
      };
  private boolean on;
  private boolean hiding = true;

  private record Covered(List<MaskLayer> layers, Runnable look) {}

  Masks(SecretText secrets) {
    this.secrets = secrets;
  }

  /** Covers from now on, or no more. */
  void set(boolean now) {
    if (on == now) {
      return;
    }
    on = now;
    hiding = true;
    if (now) {
      Window.getWindows().forEach(this::cover);
      Window.getWindows().addListener(windows);
    } else {
      Window.getWindows().removeListener(windows);
      List.copyOf(scenes.keySet()).forEach(this::uncover);
    }
  }

  /** Shows what is covered, or covers it again. */
  void hide(boolean now) {
    hiding = now;
    scenes.values().forEach(covered -> covered.look().run());
  }

  /** Whether secrets are covered now. */
  boolean hiding() {
    return on && hiding;
  }

  /** How many places are covered, in all windows. */
  int count() {
    return scenes.values().stream()
        .flatMap(covered -> covered.layers().stream())
        .mapToInt(MaskLayer::count)
        .sum();
  }

  private void cover(Window window) {
    Scene scene = window.getScene();
    if (scene == null || scenes.containsKey(scene) || !(scene.getRoot() instanceof Pane root)) {
      return;
    }
    List<MaskLayer> layers = new ArrayList<>();
    for (Node child : List.copyOf(root.getChildren())) {
      if (!(child instanceof Spotlight)) {
        MaskLayer layer = new MaskLayer(secrets, child);
        layer.getStylesheets().add(Views.styleSheet("presenter"));
        layers.add(layer);
        // one by one: to set all anew would take the whole window out of its scene
        root.getChildren().add(root.getChildren().indexOf(child) + 1, layer);
      }
    }
    Runnable look = () -> layers.forEach(layer -> layer.look(on && hiding));
    scenes.put(scene, new Covered(layers, look));
    scene.addPostLayoutPulseListener(look);
    root.applyCss();
    root.layout();
    look.run();
  }

  private void uncover(Window window) {
    if (window.getScene() != null) {
      uncover(window.getScene());
    }
  }

  private void uncover(Scene scene) {
    Covered covered = scenes.remove(scene);
    if (covered != null) {
      scene.removePostLayoutPulseListener(covered.look());
      if (scene.getRoot() instanceof Pane root) {
        root.getChildren().removeAll(covered.layers());
      }
    }
  }
}
