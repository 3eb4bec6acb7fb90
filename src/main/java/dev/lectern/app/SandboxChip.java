package dev.lectern.app;

import dev.lectern.shell.Backend;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says that the session is the sandbox, and how far it is. */
final class SandboxChip extends HBox {

  private final Texts texts;
  private final Label label = new Label();

  SandboxChip(Texts texts, ObservableValue<Backend> backend) {
    this.texts = texts;
    setId("session");
    getStyleClass().add("session-chip");
    setMinWidth(USE_PREF_SIZE);
    Region dot = new Region();
    dot.getStyleClass().add("dot");
    getChildren().addAll(dot, label);
    backend.addListener((o, before, now) -> show(now));
    show(backend.getValue());
  }

  private void show(Backend backend) {
    getStyleClass().removeAll("ready", "failed");
    switch (backend) {
      case Backend.Starting starting -> label.setText(texts.get("chip.starting"));
      case Backend.Ready ready -> {
        getStyleClass().add("ready");
        label.setText(texts.get("chip.ready", ready.clients().session().region()));
      }
      case Backend.Failed failed -> {
        getStyleClass().add("failed");
        label.setText(texts.get("chip.failed"));
      }
    }
    setAccessibleText(label.getText());
  }
}
