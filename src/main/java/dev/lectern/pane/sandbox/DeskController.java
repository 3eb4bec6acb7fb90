package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The desk: its facts above, and the cards, which have controllers of their own. */
public final class DeskController {

  private static final int MOST_COUNTED = 1_000_000;

  private final SandboxInstance sandbox;
  private final Consumer<String> copy;
  private final Texts texts;

  @FXML private HBox facts;
  @FXML private Label endpoint;
  @FXML private Label services;
  @FXML private Label journal;

  DeskController(SandboxInstance sandbox, Consumer<String> copy, Texts texts) {
    this.sandbox = sandbox;
    this.copy = copy;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    endpoint.setText(sandbox.endpoint().toString());
    facts
        .getChildren()
        .add(
            1 + facts.getChildren().indexOf(endpoint),
            new CopyButton(
                "sandbox-copy-endpoint",
                texts.get("desk.endpoint"),
                () -> sandbox.endpoint().toString(),
                copy));
    services.setText(texts.get("desk.services", String.join(", ", sandbox.services())));
    services.setGraphic(Icons.of("fth-server"));
    journal.setGraphic(Icons.of("fth-list"));
    refresh();
  }

  /** Reads the facts again. */
  void refresh() {
    int requests = sandbox.journal().latest(MOST_COUNTED).size();
    journal.setText(texts.get("desk.journal", Format.count(requests, "request", "requests")));
  }
}
