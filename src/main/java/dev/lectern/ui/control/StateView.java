package dev.lectern.ui.control;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ScaledColumns;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what is loaded and shows in its place what is going on: loading, empty, failed, denied.
 * While old content is there, loading only dims it. Nothing is shown for the first 150 ms; after
 * two seconds come the count so far and Cancel. The keyboard stays here while what had it is not
 * shown, and comes back to it, or to the first button of the page that stands in its place. FX
 * thread.
 */
public final class StateView extends StackPane {

  /** Dimmed, but still readable. */
  private final Texts texts = Texts.of("control");

  private final Node content;
  private final ProgressBar bar = new ProgressBar();
  private final Label soFar = new Label();
  private final Button cancel = new Button(texts.get("state.cancel"));
  private final HBox note = new HBox(soFar, cancel);
  private final SkeletonRows skeleton = new SkeletonRows();

  /** Over content that is being loaded again. Opacity would be drawn by way of a picture. */
  private final Region veil = new Region();

  private final PauseTransition soon = new PauseTransition(Duration.millis(150));
  private final PauseTransition later = new PauseTransition(Duration.seconds(2));
  private @Nullable Node page;
  private @Nullable Node focused;
  private boolean filled;

  /** A view around the content, which is empty at first. */
  public StateView(Node content) {
    this.content = content;
    ScaledColumns.within(content);
    getStyleClass().add("state-view");
    bar.getStyleClass().addAll("loading-bar", "thin");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(3);
    bar.setMaxHeight(3);
    bar.setAccessibleText(texts.get("state.loading"));
    StackPane.setAlignment(bar, Pos.TOP_CENTER);
    soFar.getStyleClass().addAll("text-small", "text-muted");
    cancel.getStyleClass().add("small");
    cancel.setId("state-cancel" + (content.getId() == null ? "" : "-" + content.getId()));
    note.getStyleClass().add("loading-note");
    note.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(note, Pos.TOP_RIGHT);
    StackPane.setMargin(note, new javafx.geometry.Insets(8));
    veil.getStyleClass().add("loading-veil");
    veil.setMouseTransparent(true);
    getChildren().addAll(veil, skeleton, bar, note);
    soon.setOnFinished(event -> loadingNow());
    later.setOnFinished(event -> note.setVisible(true));
    hideLoading();
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * Arrows are meant for the list that comes; they would go to whatever lies in their direction.
   */
  private void key(KeyEvent event) {
    if (event.getTarget() == this && event.getCode().isArrowKey() && !event.isAltDown()) {
      event.consume();
    }
  }

  /** What is wrapped. */
  public Node content() {
    return content;
  }

  /** Shows the content. */
  public void showContent() {
    stop();
    filled = true;
    reveal(true);
  }

  /** Loading, without a count and without Cancel. */
  public void showLoading() {
    begin();
    soFar.textProperty().unbind();
    soFar.setText(texts.get("state.loading"));
    cancel.setVisible(false);
    cancel.setManaged(false);
  }

  /**
   * Loading.
   *
   * @param count how far it is, for example {@code 42,000 keys so far}
   * @param onCancel stops it
   */
  public void showLoading(ObservableValue<String> count, Runnable onCancel) {
    begin();
    soFar.textProperty().bind(count);
    cancel.setOnAction(event -> onCancel.run());
    cancel.setVisible(true);
    cancel.setManaged(true);
  }

  /** Nothing is there: what is true, why, and the next steps; the first one is the main one. */
  public void showEmpty(String icon, String title, String sentence, Action... next) {
    stop();
    filled = false;
    show(StatePage.empty(icon, title, sentence, List.of(next)));
  }

  /** It failed, or AWS denied it: the problem where the data would be, with ways on. */
  public void showProblem(UserProblem problem, Action... next) {
    stop();
    filled = false;
    show(StatePage.problem(texts, problem, List.of(next)));
  }

  /** Gives the keyboard to the content, now or as soon as it is there. */
  public void focusContent() {
    focused = content;
    (showsContent() ? content : this).requestFocus();
  }

  /** The content is of something else now: loading shows grey rows in its place. */
  public void forget() {
    filled = false;
  }

  /** Whether the content is what the user sees. */
  public boolean showsContent() {
    return content.getParent() == this;
  }

  /** Content that is not shown is not in the scene: it costs no layout and takes no focus. */
  private void reveal(boolean shown) {
    if (!shown) {
      holdFocus(content);
      getChildren().remove(content);
    } else if (!showsContent()) {
      getChildren().addFirst(content);
      if (isFocused() && focused != null) {
        focused.requestFocus();
      }
    }
  }

  /** Before a part is taken away: whoever had the keyboard in it left it with this view. */
  private void holdFocus(Node part) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node == part) {
        focused = part == content ? owner : focused;
        requestFocus();
        return;
      }
    }
  }

  private void begin() {
    soon.playFromStart();
    later.playFromStart();
  }

  private void loadingNow() {
    if (filled) {
      veil.setVisible(true);
    } else {
      removePage();
      reveal(false);
      skeleton.setVisible(true);
    }
    bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setVisible(true);
  }

  private void show(Node next) {
    reveal(false);
    page = next;
    getChildren().add(next);
    Node button = next.lookup(".button");
    if (isFocused() && button != null) {
      button.requestFocus();
    }
  }

  private void stop() {
    soon.stop();
    later.stop();
    hideLoading();
    removePage();
  }

  private void hideLoading() {
    veil.setVisible(false);
    bar.setVisible(false);
    bar.setProgress(0);
    note.setVisible(false);
    skeleton.setVisible(false);
    soFar.textProperty().unbind();
  }

  private void removePage() {
    if (page != null) {
      holdFocus(page);
      getChildren().remove(page);
      page = null;
    }
  }
}
