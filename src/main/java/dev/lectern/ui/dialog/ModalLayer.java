package dev.lectern.ui.dialog;

import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.KeyboardFocus;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Boxes over the dimmed window, the newest on top. The keyboard stays in the top box; Esc cancels
 * it. FX thread.
 */
public final class ModalLayer extends StackPane {

  /** What is left for the boxes when a part of the window is uncovered. */
  private static final double BOX = 0.4;

  /** Letters of a title; a key of S3 in it has up to 1,024. */
  private static final int TITLE = 120;

  private static final double TITLE_WIDTH = 560;

  private final Texts texts = Texts.of("dialog");
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Region beside;
  private boolean uncovered;

  private record Open(Node box, Node first, @Nullable Node before, Consumer<Boolean> answer) {}

  /** An empty layer. */
  public ModalLayer() {
    getStyleClass().add("modal-layer");
    setVisible(false);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !open.isEmpty()) {
            event.consume();
            cancel();
          }
        });
    addEventHandler(CallEvent.ANY, event -> uncover(!open.isEmpty()));
    widthProperty().addListener((o, before, now) -> fit());
    heightProperty().addListener((o, before, now) -> fit());
    sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                now.focusOwnerProperty().addListener((p, was, is) -> keepFocus(is));
              }
            });
  }

  /**
   * Sets the part of the window where API calls are shown. When a box asks for a call, that part is
   * covered no more and can be used until the last box is closed; Esc in it leads back to the box.
   *
   * @param part stands at the window's bottom
   */
  public void beside(Region part) {
    beside = part;
    part.localToSceneTransformProperty().addListener((o, before, now) -> fit());
    part.layoutBoundsProperty().addListener((o, before, now) -> fit());
    part.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          Open top = open.peek();
          if (uncovered && top != null && event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            top.first().requestFocus();
          }
        });
  }

  private void uncover(boolean on) {
    uncovered = on && beside != null;
    fit();
  }

  /** The clip keeps clicks out as well; the boxes move above what is uncovered. */
  private void fit() {
    Region part = beside;
    double below = 0;
    if (uncovered && part != null) {
      Bounds hole = sceneToLocal(part.localToScene(part.getLayoutBounds()));
      double top = Math.max(hole.getMinY(), getHeight() * BOX);
      setClip(
          Shape.subtract(
              new Rectangle(getWidth(), getHeight()),
              new Rectangle(
                  hole.getMinX(), top, hole.getWidth(), Math.max(0, hole.getMaxY() - top))));
      below = Math.max(0, getHeight() - top);
    } else if (getClip() != null) {
      setClip(null);
    }
    for (Open each : open) {
      StackPane.setMargin(each.box(), new Insets(0, 0, below, 0));
    }
  }

  /** Whether a box is open. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /**
   * Shows a box.
   *
   * @param first gets the keyboard
   * @param accept the button of the verb, null when there is only Close
   * @param answer told true for the verb, false for cancel; once
   * @return closes it with that answer; nothing happens when it is closed
   */
  Consumer<Boolean> show(
      String title, Node content, Node first, @Nullable Button accept, Consumer<Boolean> answer) {
    Label heading = new Label(Format.middle(title, TITLE));
    heading.setAccessibleText(title);
    heading.setMaxWidth(TITLE_WIDTH);
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    boolean read = accept == null || content.getProperties().containsKey(Dialogs.READ);
    Button cancel = new Button(texts.get(read ? "close" : "cancel"));
    cancel.setId("dialog-cancel");
    HBox buttons = new HBox(cancel);
    buttons.getStyleClass().add("dialog-buttons");
    if (accept != null) {
      accept.setId("dialog-ok");
      buttons.getChildren().add(accept);
    }
    ModalBody body = new ModalBody(content);
    VBox.setVgrow(body, Priority.ALWAYS);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(heading, body, buttons);
    box.getStyleClass().addAll("modal-box", "dialog-body");
    box.setId("dialog");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(box, Pos.CENTER);
    Scene scene = getScene();
    Node before = scene == null ? null : scene.getFocusOwner();
    Node start = first == content ? cancel : first;
    Open shown = new Open(box, start, before, answer);
    cancel.setOnAction(event -> end(shown, false));
    if (accept != null) {
      accept.setOnAction(event -> end(shown, true));
      box.addEventFilter(KeyEvent.KEY_PRESSED, event -> shortcut(event, content, accept));
    }
    box.addEventFilter(KeyEvent.KEY_PRESSED, event -> tab(event, box));
    open.push(shown);
    getChildren().add(box);
    setVisible(true);
    fit();
    if (start instanceof TextInputControl) {
      start.requestFocus();
    } else {
      // what Enter would press is seen before
      KeyboardFocus.give(start);
    }
    return verb -> end(shown, verb);
  }

  /**
   * Ctrl+Enter is the verb also where Enter writes a line, and Enter where JavaFX would turn a
   * check box over; a dangerous verb has no key, {@link Dialogs#CTRL_S} adds Ctrl+S, and {@link
   * Dialogs#OWN_CTRL_ENTER} leaves it to the content.
   */
  private static void shortcut(KeyEvent event, Node content, Button accept) {
    boolean box = event.getTarget() instanceof CheckBox || event.getTarget() instanceof RadioButton;
    boolean save =
        event.getCode() == KeyCode.S
            && event.isShortcutDown()
            && content.getProperties().containsKey(Dialogs.CTRL_S);
    if (save) {
      event.consume();
      accept.fire();
    } else if (event.getCode() == KeyCode.ENTER
        && (event.isShortcutDown() || box)
        && !content.getProperties().containsKey(Dialogs.OWN_CTRL_ENTER)
        && accept.isDefaultButton()) {
      event.consume();
      // a button that is disabled does nothing
      accept.fire();
    }
  }

  /** Tab stays in the box: behind its last control is its first. */
  private static void tab(KeyEvent event, VBox box) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (event.getCode() == KeyCode.TAB
        && plain
        && KeyboardFocus.wrap(box, event.isShiftDown() ? -1 : 1)) {
      event.consume();
    }
  }

  /** Closes the top box as Cancel does; nothing happens when there is none. */
  void cancel() {
    Open top = open.peek();
    if (top != null) {
      end(top, false);
    }
  }

  private void end(Open box, boolean verb) {
    boolean top = open.peek() == box;
    if (!open.remove(box)) {
      return;
    }
    getChildren().remove(box.box());
    setVisible(!open.isEmpty());
    uncover(uncovered && !open.isEmpty());
    if (top && box.before() != null) {
      box.before().requestFocus();
    }
    box.answer().accept(verb);
  }

  private void keepFocus(@Nullable Node owner) {
    Open top = open.peek();
    if (top == null || owner == null) {
      return;
    }
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node == top.box() || (uncovered && node == beside)) {
        return;
      }
    }
    top.first().requestFocus();
  }
}
