package dev.lectern.ui.graph;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.Graph.Shape;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** One node of a graph on the screen. FX thread. */
final class NodeView extends Region {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  final Node node;
  private final Label title = new Label();
  private final Label note = new Label();
  private final Label badge = new Label();
  private Mark mark = Mark.NONE;

  NodeView(Node node) {
    this.node = node;
    getStyleClass()
        .addAll(
            "graph-node",
            node.shape().name().toLowerCase(Locale.ROOT),
            "kind-" + node.kind().toLowerCase(Locale.ROOT));
    title.getStyleClass().addAll("text-small", "graph-title");
    title.setText(node.shown());
    if (!node.shown().equals(node.title())) {
      title.setTooltip(new Tooltip(node.title()));
    }
    icon(node.icon());
    note.getStyleClass().addAll("text-small", "graph-note");
    note.setText(node.note());
    badge.getStyleClass().addAll("text-small", "graph-badge");
    if (!point()) {
      getChildren().add(title);
      fill();
    }
    // the drawing places it, not its parent
    setManaged(false);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(words());
  }

  private boolean point() {
    return node.shape() == Shape.START || node.shape() == Shape.END;
  }

  /**
   * The style sheets of each part are looked up: of a thousand nodes few have more than a title.
   */
  private void fill() {
    for (Label part : List.of(note, badge)) {
      if (!part.getText().isEmpty() && part.getParent() == null && !point()) {
        getChildren().add(part);
      }
    }
    badge.setVisible(!badge.getText().isEmpty());
  }

  String words() {
    String name = node.title().isEmpty() ? node.kind() : node.title() + ", " + node.kind();
    String all = note.getText().isEmpty() ? name : name + ", " + note.getText();
    all = mark.words().isEmpty() ? all : all + ", " + mark.words();
    return mark.badge().isEmpty() ? all : all + ", " + mark.badge();
  }

  List<Label> labels() {
    return List.of(title, note, badge);
  }

  void mark(Mark next) {
    if (next.equals(mark)) {
      return;
    }
    if (!next.style().equals(mark.style())) {
      style(mark.style(), false);
      style(next.style(), true);
    }
    if (!next.icon().equals(mark.icon())) {
      icon(next.icon().isEmpty() ? node.icon() : next.icon());
    }
    mark = next;
    badge.setText(next.badge());
    note.setText(next.note().isEmpty() ? node.note() : next.note());
    fill();
    setAccessibleText(words());
    requestLayout();
  }

  /** As a pseudo-class: another style class would have all rules looked up again for each part. */
  private void style(String name, boolean on) {
    if (!name.isEmpty()) {
      pseudoClassStateChanged(PseudoClass.getPseudoClass(name), on);
    }
  }

  private void icon(String literal) {
    Icons.show(title, literal);
  }

  void chosen(boolean is) {
    pseudoClassStateChanged(CHOSEN, is);
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double h = getHeight();
    boolean frame = node.shape() == Shape.FRAME;
    double head = frame ? Math.min(h, title.prefHeight(-1) + 12) : h;
    double titleHeight = Math.min(head, title.prefHeight(-1));
    double side = frame ? 10 : 4;
    double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), w - 2 * side);
    // a mark may write more than the frame was measured for: the name stays
    double noteWidth =
        frame ? Math.clamp(Math.ceil(note.prefWidth(-1)), 0, w - 2 * side - titleWidth) : 0;
    double x = frame ? side : (w - titleWidth) / 2;
    title.resizeRelocate(
        Math.rint(x), Math.rint((head - titleHeight) / 2), titleWidth, titleHeight);
    note.resizeRelocate(
        w - side - noteWidth, Math.rint((head - titleHeight) / 2), noteWidth, titleHeight);
    double badgeWidth = Math.ceil(badge.prefWidth(-1));
    double badgeHeight = badge.prefHeight(-1);
    badge.resizeRelocate(w - badgeWidth + 8, -badgeHeight / 2 - 2, badgeWidth, badgeHeight);
  }
}
