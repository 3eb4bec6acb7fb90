package dev.lectern.pane.s3.browse;

import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/** The field for the prefix: S3 is asked when the user pauses or presses Enter. */
final class PrefixField {

  /** Pause in typing after which S3 is asked. */
  private static final Duration PAUSE = Duration.millis(250);

  private final PauseTransition pause = new PauseTransition(PAUSE);

  /**
   * @param down goes to the list
   */
  PrefixField(TextField field, ObjectsViewModel model, Runnable down) {
    pause.setOnFinished(event -> model.filterBy(field.getText()));
    field.textProperty().addListener((o, before, now) -> pause.playFromStart());
    field.setOnAction(
        event -> {
          pause.stop();
          model.filterBy(field.getText());
        });
    field.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            down.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
          }
        });
    model
        .filterProperty()
        .addListener(
            (o, before, now) -> {
              if (!field.getText().equals(now)) {
                field.setText(now);
                pause.stop();
              }
            });
  }

  /** Stops what would still happen. */
  void close() {
    pause.stop();
  }
}
