package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Shows where a step is done: opens its explorer and puts a ring and the focus on the innermost of
 * its targets that is on the screen; one that is an action without a button is shown in the command
 * palette. Says nothing about what to do there: that is what hints are for.
 */
final class Where {

  private static final String RING = "where-ring";
  private static final long RING_MILLIS = 2_500;
  private static final long LOOK_MILLIS = 150;
  private static final int LOOKS = 12;

  /** An action may have a button that is still to come. */
  private static final int BUTTON_LOOKS = 4;

  private static final Map<String, Resource.Kind> EXPLORED =
      Map.of(
          "s3", Resource.Kind.BUCKET,
          "dynamodb", Resource.Kind.TABLE,
          "lambda", Resource.Kind.FUNCTION);

  private final LabsServices services;
  private final Supplier<Node> inWindow;

  Where(LabsServices services, Supplier<Node> inWindow) {
    this.services = services;
    this.inWindow = inWindow;
  }

  void show(LabsViewModel model) {
    Step step = model.current();
    View view = model.viewProperty().get();
    if (step == null || view == null) {
      return;
    }
    if (!step.opens().isEmpty()) {
      String place = step.place();
      services
          .shell()
          .open(step.opens(), place == null ? place(view, step.opens()) : view.text(place));
    }
    look(step.targets(), LOOKS);
  }

  /** The first thing of that explorer that the lab owns is where its work is done. */
  private static String place(View view, String explorer) {
    Resource.Kind kind = EXPLORED.get(explorer);
    return view.lab().resources(view.values()).stream()
        .filter(resource -> resource.kind() == kind)
        .findFirst()
        .map(resource -> resource.name() + (kind == Resource.Kind.BUCKET ? "/" : ""))
        .orElse("");
  }

  /** The explorer may still be loading. */
  private void look(List<String> targets, int more) {
    @Nullable Node innermost = targets.isEmpty() ? null : find(targets.getLast());
    if (innermost != null) {
      ring(innermost);
    } else if (more <= LOOKS - BUTTON_LOOKS
        && !targets.isEmpty()
        && services.shell().find(targets.getLast())) {
      return;
    } else if (more > 0) {
      services.tasks().later(LOOK_MILLIS, () -> look(targets, more - 1));
    } else {
      targets.reversed().stream()
          .map(this::find)
          .filter(node -> node != null)
          .findFirst()
          .ifPresent(this::ring);
    }
  }

  private @Nullable Node find(String id) {
    Scene scene = inWindow.get().getScene();
    Node node = scene == null ? null : scene.lookup("#" + id);
    for (Node up = node; up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return null;
      }
    }
    return node;
  }

  private void ring(Node node) {
    if (!node.getStyleClass().contains(RING)) {
      node.getStyleClass().add(RING);
      services.tasks().later(RING_MILLIS, () -> node.getStyleClass().remove(RING));
    }
    node.requestFocus();
  }
}
