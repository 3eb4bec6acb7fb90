package dev.lectern.ui.dialog;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Notices at the bottom right of the window, at most three at once. FX thread. */
public final class ToastLayer extends VBox implements Toasts {

  private static final int MOST = 3;
  private static final Duration SHOWN = Duration.seconds(4);

  private final Texts texts = Texts.of("dialog");

  /** An empty layer; only the notices take the mouse. */
  public ToastLayer() {
    getStyleClass().add("toast-layer");
    setPickOnBounds(false);
    setAlignment(Pos.BOTTOM_RIGHT);
  }

  @Override
  public void show(String title, String detail) {
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    VBox words = new VBox(heading);
    if (!detail.isBlank()) {
      Label more = new Label(detail);
      more.getStyleClass().addAll("text-small", "text-muted");
      more.setWrapText(true);
      words.getChildren().add(more);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox toast = new HBox(Icons.of("fth-check-circle"), words);
    toast.getStyleClass().add("toast");
    toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setAccessibleText(title + ". " + detail);
    Node close =
        Icons.button(
            "toast-close", "fth-x", texts.get("toast.close"), () -> getChildren().remove(toast));
    toast.getChildren().add(close);
    getChildren().add(toast);
    if (getChildren().size() > MOST) {
      getChildren().removeFirst();
    }
    // tests look at notices in their own time
    if (!"off".equals(System.getProperty("lectern.motion"))) {
      PauseTransition end = new PauseTransition(SHOWN);
      end.setOnFinished(event -> getChildren().remove(toast));
      end.play();
    }
  }
}
