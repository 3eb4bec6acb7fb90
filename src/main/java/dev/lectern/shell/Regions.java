package dev.lectern.shell;

import dev.lectern.ui.control.KeyboardFocus;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Moves the keyboard from one part of the window to another, back to where it was in it. FX thread.
 */
final class Regions {

  /**
   * By its first node or what is shown in it, the node of a part that had the keyboard last. That
   * knows its parents, and so the key: it must not hold them.
   */
  private final Map<Node, WeakReference<Node>> last = new WeakHashMap<>();

  /**
   * Gives the focus to the next part that can take it, and shows where it is.
   *
   * @param regions in reading order, each as the nodes that it is made of
   * @param by 1 for the next, -1 for the one before
   */
  void go(Scene scene, List<List<Node>> regions, int by) {
    Node owner = scene.getFocusOwner();
    int now = by > 0 ? -1 : regions.size();
    for (int i = 0; i < regions.size(); i++) {
      if (regions.get(i).stream().anyMatch(part -> inside(owner, part))) {
        now = i;
        last.put(regions.get(i).getFirst(), new WeakReference<>(owner));
      }
    }
    for (int step = 1; step <= regions.size(); step++) {
      List<Node> region = regions.get(Math.floorMod(now + by * step, regions.size()));
      Optional<Node> target = target(scene, region);
      if (target.isPresent()) {
        KeyboardFocus.give(target.get());
        return;
      }
    }
  }

  /**
   * Shows something else in a part of the window. The keyboard that was in it stays in it, where it
   * was when that was shown last; left to JavaFX it would go to the first button of the window, and
   * Enter would close a tab.
   */
  void swap(Pane part, Node next) {
    Scene scene = part.getScene();
    Node owner = scene == null ? null : scene.getFocusOwner();
    boolean within = owner == null || inside(owner, part) || owner.equals(scene.getRoot());
    boolean seen = owner != null && owner.isFocusVisible();
    if (owner != null) {
      part.getChildren().forEach(before -> last.put(before, new WeakReference<>(owner)));
    }
    part.getChildren().setAll(next);
    if (scene != null && within) {
      // what scrolls has its content only with a skin
      next.applyCss();
      Node target = target(scene, List.of(next)).orElse(scene.getRoot());
      if (seen) {
        KeyboardFocus.give(target);
      } else {
        target.requestFocus();
      }
    }
  }

  private Optional<Node> target(Scene scene, List<Node> region) {
    WeakReference<Node> kept = last.get(region.getFirst());
    Node before = kept == null ? null : kept.get();
    if (before != null
        && before.getScene() == scene
        && region.stream().anyMatch(part -> inside(before, part))
        && canFocus(before)) {
      return Optional.of(before);
    }
    return region.stream().flatMap(part -> first(part).stream()).findFirst();
  }

  private static boolean inside(@Nullable Node node, Node region) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == region) {
        return true;
      }
    }
    return false;
  }

  private static boolean canFocus(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible() || each.isDisabled()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> first(child).stream())
            .findFirst()
        : Optional.empty();
  }
}
