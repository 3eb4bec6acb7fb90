package dev.lectern.ui.dialog;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Notices at the bottom of the window, where neither drawer nor the button of a form is, at most
 * three at once; one that is under the mouse or has the keyboard stays. FX thread.
 */
public final class ToastLayer extends VBox implements Toasts {

  private static final int MOST = 3;
  private static final Duration SHOWN = Duration.seconds(4);
  private static final double WIDTH = 360;

  private final Texts texts = Texts.of("dialog");

  /** An empty layer; only the notices take the mouse. */
  public ToastLayer() {
    getStyleClass().add("toast-layer");
    setPickOnBounds(false);
    setAlignment(Pos.BOTTOM_CENTER);
  }

  @Override
  public void show(String title, String detail, Optional<Action> next) {
    add("fth-check-circle", "success", title, detail, next);
  }

  @Override
  public void warn(String title, String detail) {
    add("fth-alert-triangle", "warning", title, detail, Optional.empty());
  }

  private void add(String icon, String tone, String title, String detail, Optional<Action> next) {
    VBox words = new VBox(text(title, "heading"));
    if (!detail.isBlank()) {
      words.getChildren().add(text(detail, "text-small", "text-muted"));
    }
    words.getStyleClass().add("toast-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox toast = new HBox(Icons.of(icon), words);
    toast.getStyleClass().addAll("toast", tone);
    toast.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    toast.setMinHeight(Region.USE_PREF_SIZE);
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setAccessibleText(title + ". " + detail);
    Runnable away = () -> getChildren().remove(toast);
    next.ifPresent(action -> words.getChildren().add(button(action, away)));
    toast.getChildren().add(Icons.button("toast-close", "fth-x", texts.get("toast.close"), away));
    toast.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            away.run();
            event.consume();
          }
        });
    getChildren().add(toast);
    if (getChildren().size() > MOST) {
      getChildren().removeFirst();
    }
    // tests look at notices in their own time
    if (!"off".equals(System.getProperty("lectern.motion"))) {
      leave(toast, away);
    }
  }

  private static Button button(Action action, Runnable away) {
    Button button = new Button(action.text());
    button.setId(action.id());
    button.getStyleClass().add("small");
    button.setOnAction(
        event -> {
          away.run();
          action.run().run();
        });
    return button;
  }

  /** Takes it away when its time is over and nobody is at it. */
  private static void leave(HBox toast, Runnable away) {
    PauseTransition end = new PauseTransition(SHOWN);
    end.setOnFinished(event -> away.run());
    Runnable look =
        () -> {
          if (toast.isHover() || toast.isFocusWithin()) {
            end.stop();
          } else {
            end.playFromStart();
          }
        };
    toast.hoverProperty().subscribe(look);
    toast.focusWithinProperty().subscribe(look);
    end.play();
  }

  private static Label text(String text, String... classes) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(classes);
    return label;
  }
}
