package dev.lectern.ui.control;

import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.util.Duration;

/** Copies something; a tick says that it was done. */
public final class CopyButton extends Button {

  /**
   * @param id node id
   * @param what in words, for example {@code ARN}: becomes "Copy ARN"
   * @param text what to copy, asked when pressed
   * @param copy where to, usually {@code Desktop::copy}
   */
  public CopyButton(String id, String what, Supplier<String> text, Consumer<String> copy) {
    String label = Texts.of("control").get("copy", what);
    setId(id);
    getStyleClass().add("flat");
    Icons.only(this, "fth-copy", label);
    PauseTransition back = new PauseTransition(Duration.seconds(1.5));
    back.setOnFinished(event -> setGraphic(Icons.of("fth-copy")));
    setOnAction(
        event -> {
          copy.accept(text.get());
          setGraphic(Icons.of("fth-check"));
          back.playFromStart();
        });
  }
}
