package dev.lectern.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Moves the keyboard from one part of the window to the next. */
final class Regions {

  private Regions() {}

  /** Gives the focus to the first control of the part behind the one that has it. */
  static void next(Scene scene, List<Node> regions) {
    int now = -1;
    for (int i = 0; i < regions.size(); i++) {
      if (inside(scene.getFocusOwner(), regions.get(i))) {
        now = i;
      }
    }
    for (int step = 1; step <= regions.size(); step++) {
      Optional<Node> first = first(regions.get((now + step) % regions.size()));
      if (first.isPresent()) {
        first.get().requestFocus();
        return;
      }
    }
  }

  private static boolean inside(@Nullable Node node, Node region) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == region) {
        return true;
      }
    }
    return false;
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
