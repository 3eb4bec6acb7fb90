package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Answers a task that waits for its token, as whoever got the token would, and says of what waits
 * for a worker of an activity where that can be done. Not there where nothing waits. FX thread.
 */
final class TokenBar extends HBox {

  private final RunViewModel run;
  private final InspectViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Label what = new Label();
  private final List<Button> answers;
  private String token = "";

  TokenBar(RunViewModel run, InspectViewModel model, Dialogs dialogs, Texts texts) {
    this.run = run;
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    answers =
        List.of(
            button("sfn-run-token-succeed", "token.succeed", this::succeed),
            button("sfn-run-token-fail", "token.fail", this::fail));
    what.setId("sfn-run-token");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    getStyleClass().addAll("message-band", "accent", "run-told");
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(Icons.of("fth-clock"), what);
    getChildren().addAll(answers);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  /**
   * Shows itself while a task waits.
   *
   * @param now the token that is waited for; empty for none
   * @param activity whose worker is waited for; empty for none
   */
  void show(String now, String activity) {
    token = now;
    what.setText(now.isEmpty() ? texts.get("token.activity", activity) : texts.get("token"));
    answers.forEach(answer -> answer.setVisible(!now.isEmpty()));
    setVisible(!(now.isEmpty() && activity.isEmpty()) && run.live());
  }

  private void succeed() {
    ask("token.succeed", "{}", output -> model.succeed(token, output));
  }

  private void fail() {
    ask(
        "token.fail",
        "{\n  \"Error\": \"Refused\",\n  \"Cause\": \"\"\n}",
        json -> {
          var error = Surroundings.json(json);
          return model.fail(
              token, error.path("Error").asString(""), error.path("Cause").asString(""));
        });
  }

  private void ask(String key, String start, Function<String, Attempt> send) {
    JsonEditor editor = new JsonEditor();
    editor.area().setId("sfn-run-token-answer");
    editor.setLabel(texts.get(key));
    editor.setText(start);
    editor.setPrefSize(480, 200);
    var _ =
        dialogs.form(
            texts.get(key + ".title"),
            editor,
            texts.get("token.send"),
            Bindings.createBooleanBinding(
                () -> editor.problemProperty().get().isEmpty(), editor.problemProperty()),
            () -> send.apply(editor.getText()));
  }
}
