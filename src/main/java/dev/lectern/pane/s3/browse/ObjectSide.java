package dev.lectern.pane.s3.browse;

import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What stands beside the listing: nothing, the chosen object, or a summary of several. */
final class ObjectSide {

  /** Where the listing ends. */
  private static final double HALF = 0.55;

  private static final double NARROW = 0.3;

  private final SplitPane root;
  private final StackPane side;
  private final ObjectsViewModel model;
  private final SelectionPanel several;
  private boolean wide;
  private @Nullable Supplier<Node> unbuilt;

  ObjectSide(SplitPane root, StackPane side, ObjectsViewModel model, SelectionPanel several) {
    this.root = root;
    this.side = side;
    this.model = model;
    this.several = several;
    StackPane.setAlignment(several, Pos.TOP_LEFT);
    side.getChildren().setAll(several);
    model.currentProperty().addListener((o, before, now) -> show());
    model.selection().addListener((ListChangeListener<ObjectRow>) change -> show());
    show();
  }

  /** What is shown of one object; built when the first one is chosen. */
  void panel(Supplier<Node> panel) {
    unbuilt = panel;
    show();
  }

  /** Whether the side gets more room than the listing. */
  void wide(boolean more) {
    if (more != wide) {
      wide = more;
      divide();
    }
  }

  private void show() {
    ObjectRow current = model.currentProperty().get();
    boolean many = model.selection().size() > 1;
    boolean shown = many || (current != null && !current.folder());
    if (!shown) {
      root.getItems().remove(side);
    } else if (!root.getItems().contains(side)) {
      root.getItems().add(side);
      divide();
    }
    Supplier<Node> panel = unbuilt;
    if (shown && !many && panel != null) {
      unbuilt = null;
      side.getChildren().setAll(panel.get(), several);
    }
    for (Node page : side.getChildren()) {
      page.setVisible(many == (page == several));
    }
  }

  private void divide() {
    root.setDividerPositions(wide ? NARROW : HALF);
  }
}
