package dev.lectern.ui.diff;

import dev.lectern.ui.diff.LineDiff.Kind;
import dev.lectern.ui.diff.LineDiff.Line;
import dev.lectern.ui.diff.LineDiff.Side;
import dev.lectern.ui.diff.LineDiff.Span;
import dev.lectern.ui.editor.Syntax.Token;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
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

  private final DiffView view;
  private final Half left = new Half("removed", " -");
  private final Half right = new Half("added", " +");
  private final HBox line = new HBox();
  private final InvalidationListener moved = observable -> show();

  DiffCell(DiffView view) {
    this.view = view;
    getStyleClass().add("diff-cell");
    right.getStyleClass().add("after");
    setPrefWidth(0);
    view.firstProperty().addListener(new WeakInvalidationListener(moved));
  }

  @Override
  protected void updateItem(LineDiff.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    show();
  }

  private void show() {
    Line item = getItem();
    if (item == null) {
      setGraphic(null);
      return;
    }
    boolean same = item.change() == Kind.SAME;
    if (!view.oneColumn()) {
      left.show(item.before(), same);
      right.show(item.after(), same);
      line.getChildren().setAll(left, right);
    } else {
      Half one = item.before().number() > 0 ? left : right;
      one.show(one == left ? item.before() : item.after(), same);
      line.getChildren().setAll(one);
    }
    setGraphic(line);
  }

  /** Tabs are four spaces: every character is as wide as every other. */
  static String tabs(String text) {
    return text.replace("\t", "    ");
  }

  /** One side of the line. */
  private final class Half extends Pane {

    private final String tone;
    private final String sign;
    private final Label number = new Label();
    private final Region mark = new Region();
    private final TextFlow flow = new TextFlow();
    private int from;
    private int to;

    Half(String tone, String sign) {
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
      getStyleClass().removeAll("removed", "added", "filler");
      if (!same) {
        getStyleClass().add(side.number() == 0 ? "filler" : tone);
      }
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
      flow.getChildren().clear();
      int start = Math.min(view.firstProperty().get(), text.length());
      int end = Math.min(text.length(), start + (int) (view.getWidth() / view.charWidth()) + 1);
      int at = start;
      // a line of a size that nobody writes by hand is not worth colouring
      if (text.length() < 2_000) {
        for (Token token : view.syntax().tokens(text)) {
          int tokenEnd = Math.min(token.end(), end);
          if (tokenEnd > at && token.start() < end) {
            add(text, at, Math.max(at, token.start()), "");
            add(text, Math.max(at, token.start()), tokenEnd, token.kind().styleClass());
            at = tokenEnd;
          }
        }
      }
      add(text, at, end, "");
    }

    private void add(String text, int start, int end, String styleClass) {
      if (end > start) {
        Text part = new Text(text.substring(start, end));
        part.getStyleClass().add("diff-text");
        if (!styleClass.isEmpty()) {
          part.getStyleClass().add(styleClass);
        }
        flow.getChildren().add(part);
      }
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
