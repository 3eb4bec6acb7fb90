package dev.lectern.ui.markdown;

import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A flow of text whose parts can be selected: drag, double click for a word, triple click for all,
 * Ctrl+C or the menu to copy. Not a stop of the Tab key.
 */
final class SelectableText extends TextFlow {

  private final Path ground = new Path();
  private final Consumer<String> copy;
  private final Texts texts;
  private int anchor;
  private int caret;

  SelectableText(List<Node> pieces, Consumer<String> copy, Texts texts) {
    this.copy = copy;
    this.texts = texts;
    getStyleClass().add("markdown-text");
    setMinWidth(0);
    ground.setManaged(false);
    ground.setMouseTransparent(true);
    ground.getStyleClass().add("markdown-selection");
    getChildren().add(ground);
    pieces.forEach(piece -> piece.getStyleClass().add(piece instanceof Text ? "text" : "picture"));
    getChildren().addAll(pieces);
    setCursor(Cursor.TEXT);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    focusedProperty().addListener((o, before, now) -> forget(now));
  }

  /** All of the text; a picture is nothing in it. */
  String text() {
    StringBuilder all = new StringBuilder();
    for (Node piece : getManagedChildren()) {
      all.append(piece instanceof Text text ? text.getText() : "￼");
    }
    return all.toString();
  }

  /** What is selected. */
  String selected() {
    String all = text();
    int from = Math.clamp(Math.min(anchor, caret), 0, all.length());
    int to = Math.clamp(Math.max(anchor, caret), 0, all.length());
    return all.substring(from, to).replace("￼", "");
  }

  void select(int from, int to) {
    anchor = from;
    caret = to;
    ground.getElements().setAll(from == to ? List.of() : List.of(range(from, to)));
  }

  @SuppressWarnings(
      "deprecation") // What replaces it also counts the insets, which this has none of.
  private javafx.scene.shape.PathElement[] range(int from, int to) {
    return rangeShape(Math.min(from, to), Math.max(from, to));
  }

  private void forget(boolean focused) {
    if (!focused) {
      select(0, 0);
    }
  }

  @SuppressWarnings("deprecation") // As for range.
  private int at(MouseEvent event) {
    Point2D point = sceneToLocal(event.getSceneX(), event.getSceneY());
    return hitTest(point).getInsertionIndex();
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (!(event.getTarget() instanceof Text text && text.isFocusTraversable())) {
      requestFocus();
    }
    int index = at(event);
    switch (event.getClickCount()) {
      case 1 -> select(index, index);
      case 2 -> word(index);
      default -> select(0, text().length());
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
      requestFocus();
      select(anchor, at(event));
      event.consume();
    }
  }

  private void word(int index) {
    String all = text();
    int from = Math.clamp(index, 0, all.length());
    int to = from;
    while (from > 0 && !Character.isWhitespace(all.charAt(from - 1))) {
      from--;
    }
    while (to < all.length() && !Character.isWhitespace(all.charAt(to))) {
      to++;
    }
    select(from, to);
  }

  private void key(KeyEvent event) {
    if (!event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.C && anchor != caret) {
      copy.accept(selected());
      event.consume();
    } else if (event.getCode() == KeyCode.A && isFocused()) {
      select(0, text().length());
      event.consume();
    }
  }

  private void menu(ContextMenuEvent event) {
    String chosen = anchor == caret ? text().replace("￼", "") : selected();
    MenuItem item = new MenuItem(texts.get(anchor == caret ? "copy.paragraph" : "copy.selection"));
    item.setId("markdown-copy");
    item.setOnAction(chose -> copy.accept(chosen));
    ContextMenu menu = new ContextMenu(item);
    menu.setAutoHide(true);
    menu.show(this, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  /** Pictures are never wider than the text. */
  @Override
  protected void layoutChildren() {
    fit(getWidth());
    super.layoutChildren();
    if (anchor != caret) {
      select(anchor, caret);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    fit(width);
    return super.computePrefHeight(width);
  }

  /** A word that does not fit is broken, so any width will do. */
  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  private void fit(double width) {
    if (width <= 0) {
      return;
    }
    for (Node piece : getManagedChildren()) {
      if (piece instanceof ImageView view) {
        double natural = view.getImage().getWidth();
        view.setFitWidth(natural > 0 ? Math.min(natural, width) : width);
      }
    }
  }
}
