package dev.lectern.pane.s3.bucket;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The CORS tester: a preflight on one line, the answer below it. */
final class PreflightPane extends VBox {

  private final PreflightViewModel model;
  private final Texts texts;
  private final Chip verdict = new Chip();
  private final TextArea answer = new TextArea();
  private final FlowPane line = new FlowPane(8, 8);

  PreflightPane(PreflightViewModel model, Texts texts, Supplier<String> bucket) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("section-extra");
    Label title = new Label(texts.get("cors.test"));
    title.getStyleClass().add("heading");
    ComboBox<String> method = new ComboBox<>();
    method.getItems().setAll("GET", "PUT", "POST", "DELETE", "HEAD");
    method.valueProperty().bindBidirectional(model.methodProperty());
    named(method, "method");
    Button send = new Button(texts.get("cors.send"));
    send.setAccessibleText(send.getText());
    send.setId("s3-cors-send");
    send.setOnAction(event -> model.send(bucket.get()));
    line.getChildren()
        .addAll(
            field("origin", model.originProperty(), 18),
            method,
            field("key", model.keyProperty(), 10),
            field("headers", model.headersProperty(), 14),
            send);
    answer.setId("s3-cors-answer");
    answer.setAccessibleText(texts.get("cors.answer"));
    answer.setEditable(false);
    answer.setPrefRowCount(6);
    answer.getStyleClass().add("mono");
    HBox head = new HBox(8, title, verdict);
    getChildren().setAll(head, line, answer);
    model.answerProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private TextField field(String name, StringProperty value, int columns) {
    TextField field = new TextField();
    field.setPrefColumnCount(columns);
    field.textProperty().bindBidirectional(value);
    field.setPromptText(texts.get("cors." + name));
    named(field, name);
    return field;
  }

  private void named(Node node, String name) {
    node.setId("s3-cors-" + name);
    node.setAccessibleText(texts.get("cors." + name));
  }

  private void show() {
    Optional<SectionGateway.Preflight> now = model.answerProperty().get();
    boolean failed = model.problemProperty().get().isPresent();
    answer.setVisible(now.isPresent() || failed);
    answer.setManaged(answer.isVisible());
    verdict.setVisible(now.isPresent());
    verdict.setText(texts.get(model.allowed() ? "cors.allowed" : "cors.blocked"));
    verdict.setTone(model.allowed() ? Tone.SUCCESS : Tone.DANGER);
    answer.setText(
        now.map(a -> a.status() + "\n" + String.join("\n", a.headers()) + "\n\n" + a.body())
            .or(() -> model.problemProperty().get().map(p -> p.title() + " " + p.why()))
            .orElse(""));
  }
}
