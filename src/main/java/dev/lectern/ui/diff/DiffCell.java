package dev.lectern.ui.diff;

import dev.lectern.ui.diff.LineDiff.Kind;
import dev.lectern.ui.diff.LineDiff.Line;
import dev.lectern.ui.diff.LineDiff.Side;
import dev.lectern.ui.diff.LineDiff.Span;
import dev.lectern.ui.editor.Syntax.Token;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A line of two texts; what differs within a line has a stronger ground. */
final class DiffCell extends ListCell<Line> {

  private static final PseudoClass FILLER = PseudoClass.getPseudoClass("filler");

  private final DiffView view;
  private final Half left = new Half(PseudoClass.getPseudoClass("removed"), " -");
  private final Half right = new Half(PseudoClass.getPseudoClass("added"), " +");
  private final HBox line = new HBox();
  private final InvalidationListener moved = observable -> show();

  DiffCell(DiffView view) {
    this.view = view;
    getStyleClass().add("diff-cell");
    right.getStyleClass().add("after");
    setPrefWidth(0);
    // it stays there when the cell is empty: put in again it would have all its styles looked up
    setGraphic(line);
    view.firstProperty().addListener(new WeakInvalidationListener(moved));
  }

  @Override
  protected void updateItem(LineDiff.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    show();
  }

  private void show() {
    Line item = getItem();
    line.setVisible(item != null);
    if (item == null) {
      return;
    }
    boolean same = item.change() == Kind.SAME;
    if (!view.oneColumn()) {
      left.show(item.before(), same);
      right.show(item.after(), same);
      put(List.of(left, right));
    } else {
      Half one = item.before().number() > 0 ? left : right;
      one.show(one == left ? item.before() : item.after(), same);
      put(List.of(one));
    }
  }

  /** Nodes that are taken out and put in again would have all their styles looked up again. */
  private void put(List<Half> halves) {
    if (!line.getChildren().equals(halves)) {
      line.getChildren().setAll(halves);
    }
  }

  /** Tabs are four spaces: every character is as wide as every other. */
  static String tabs(String text) {
    return text.replace("\t", "    ");
  }

  /** One side of the line. */
  private final class Half extends Pane {

    private final PseudoClass tone;
    private final String sign;
    private final Label number = new Label();
    private final Region mark = new Region();
    private final TextFlow flow = new TextFlow();
    private int from;
    private int to;

    Half(PseudoClass tone, String sign) {
      this.tone = tone;
      this.sign = sign;
      number.getStyleClass().add("diff-number");
      mark.getStyleClass().add("diff-changed");
      HBox.setHgrow(this, Priority.ALWAYS);
      setPrefWidth(100);
      setMinWidth(0);
      getStyleClass().add("diff-side");
      getChildren().setAll(mark, flow, number);
      Rectangle clip = new Rectangle();
      clip.widthProperty().bind(widthProperty());
      clip.heightProperty().bind(heightProperty());
      setClip(clip);
    }

    void show(Side side, boolean same) {
      pseudoClassStateChanged(FILLER, !same && side.number() == 0);
      pseudoClassStateChanged(tone, !same && side.number() > 0);
      number.setText(side.number() == 0 ? "" : side.number() + (same ? "  " : sign));
      String text = tabs(side.text());
      Span span = side.changed();
      from = tabs(side.text().substring(0, span.from())).length();
      to = tabs(side.text().substring(0, span.to())).length();
      mark.setVisible(to > from);
      fill(text);
      requestLayout();
    }

    /** Only what can be seen, as much as a screen is wide. */
    private void fill(String text) {
      int parts = 0;
      int start = Math.min(view.firstProperty().get(), text.length());
      int end = Math.min(text.length(), start + (int) (view.getWidth() / view.charWidth()) + 1);
      int at = start;
      // a line of a size that nobody writes by hand is not worth colouring
      if (text.length() < 2_000) {
        for (Token token : view.syntax().tokens(text)) {
          int tokenEnd = Math.min(token.end(), end);
          if (tokenEnd > at && token.start() < end) {
            parts = add(parts, text, at, Math.max(at, token.start()), "");
            parts =
                add(parts, text, Math.max(at, token.start()), tokenEnd, token.kind().styleClass());
            at = tokenEnd;
          }
        }
      }
      parts = add(parts, text, at, end, "");
      flow.getChildren().subList(parts, flow.getChildren().size()).clear();
    }

    /** A part that is there already is written anew: lines differ more in words than in kind. */
    private int add(int at, String text, int start, int end, String styleClass) {
      if (end <= start) {
        return at;
      }
      if (at == flow.getChildren().size()) {
        flow.getChildren().add(new Text());
      }
      Text part = (Text) flow.getChildren().get(at);
      part.setText(text.substring(start, end));
      List<String> classes =
          styleClass.isEmpty() ? List.of("diff-text") : List.of("diff-text", styleClass);
      if (!part.getStyleClass().equals(classes)) {
        part.getStyleClass().setAll(classes);
      }
      return at + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
      return view.rowHeight();
    }

    @Override
    protected void layoutChildren() {
      double gutter = view.gutter();
      double height = getHeight();
      int first = view.firstProperty().get();
      number.resizeRelocate(0, 0, gutter - view.charWidth(), height);
      double text = flow.prefHeight(-1);
      flow.resizeRelocate(gutter, (height - text) / 2, flow.prefWidth(-1) + 1, text);
      double start = gutter + Math.max(0, from - first) * view.charWidth();
      double end = gutter + Math.max(0, to - first) * view.charWidth();
      mark.resizeRelocate(start, 1, Math.max(0, Math.min(end, getWidth()) - start), height - 2);
    }
  }
}
