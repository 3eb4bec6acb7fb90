package dev.lectern.ui.editor;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;

/** The gutter: a number a line, as wide as the last number; a line can be marked as wrong. */
final class LineNumbers implements IntFunction<Node> {

  private final CodeArea area;
  private Set<Integer> wrong = Set.of();

  LineNumbers(CodeArea area) {
    this.area = area;
  }

  /** Marks a line, from 0; -1 for none. */
  void mark(int line) {
    mark(line < 0 ? Set.of() : Set.of(line));
  }

  /** Marks lines, from 0. */
  void mark(Set<Integer> lines) {
    Set<Integer> changed = new HashSet<>(wrong);
    changed.addAll(lines);
    wrong = Set.copyOf(lines);
    for (int line : changed) {
      if (line < area.getParagraphs().size()) {
        area.recreateParagraphGraphic(line);
      }
    }
  }

  @Override
  public Node apply(int line) {
    int digits = Math.max(2, String.valueOf(area.getParagraphs().size()).length());
    Label number = new Label(String.valueOf(line + 1));
    number.getStyleClass().add("code-line-number");
    if (wrong.contains(line)) {
      number.getStyleClass().add("wrong");
    }
    number.setAlignment(Pos.TOP_RIGHT);
    // a digit of the code font is 0.6 em wide; padding stands in the style sheet
    double wide = digits * 0.6 + 2.0;
    // the area asks for the preferred width only
    number.setStyle("-fx-min-width: " + wide + "em; -fx-pref-width: " + wide + "em;");
    number.setMaxHeight(Double.MAX_VALUE);
    return number;
  }
}
