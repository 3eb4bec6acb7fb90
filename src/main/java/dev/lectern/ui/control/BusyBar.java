package dev.lectern.ui.control;

import dev.lectern.task.TaskHandle;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * One long job: what it is, how far it is, and Cancel; not there while nothing runs. Its parts are
 * named after it: {@code <id>-text}, {@code <id>-bar}, {@code <id>-stop}. FX thread.
 */
public final class BusyBar extends HBox {

  private final Texts texts = Texts.of("control");
  private final Label text = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button stop = new Button(texts.get("state.cancel"));

  /** A bar that shows nothing, for FXML. */
  public BusyBar() {
    getStyleClass().add("busy-bar");
    bar.getStyleClass().add("small");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("busy.progress"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    stop.getStyleClass().add("small");
    getChildren().addAll(text, bar, stop);
    idProperty()
        .addListener(
            (o, before, now) -> {
              text.setId(now + "-text");
              bar.setId(now + "-bar");
              stop.setId(now + "-stop");
            });
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Shows whatever runs; null while nothing does. */
  public void of(ObservableValue<@Nullable TaskHandle> running) {
    running.addListener((o, before, now) -> show(now));
    show(running.getValue());
  }

  private void show(@Nullable TaskHandle job) {
    bar.progressProperty().unbind();
    bar.setProgress(0);
    text.textProperty().unbind();
    setVisible(job != null);
    if (job != null) {
      text.textProperty()
          .bind(
              Bindings.createStringBinding(
                  () ->
                      job.message().get().isEmpty()
                          ? job.title()
                          : texts.get("busy", job.title(), job.message().get()),
                  job.message()));
      bar.progressProperty().bind(job.progress());
      stop.setAccessibleText(texts.get("busy.stop", job.title()));
      stop.setOnAction(event -> job.cancel());
    }
  }
}
