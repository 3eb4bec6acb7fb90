package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.stepfunctions.data.ExecutionName;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway.Start;
import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Name, input and version of an execution to start. FX thread. */
final class StartForm {

  private enum Way {
    WAIT,
    START
  }

  private final Machine machine;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TextField name = parts.field("stepfunctions-start-name", "start.name", 30);
  private final Label rule = parts.note(texts.get("start.name.rule"));
  private final ComboBox<String> version =
      parts.choice("stepfunctions-start-version", "start.version");
  private final Segments<Way> way =
      new Segments<>("stepfunctions-start-way", each -> texts.get("start." + each), Way.values());
  private final MenuButton from = new MenuButton(texts.get("start.from"));
  private final JsonEditor input = new JsonEditor();
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final VBox view = new VBox(8);

  /**
   * @param unsaved whether the editor has changes that will not run
   */
  StartForm(Machine machine, String text, boolean unsaved) {
    this.machine = machine;
    input.setLabel(texts.get("start.input"));
    input.area().setId("stepfunctions-start-input");
    input.setText(JsonIndent.orSame(text));
    input.setPrefSize(620, 260);
    input.getStyleClass().add("stepfunctions-frame");
    version.getItems().add(machine.arn());
    version.setValue(machine.arn());
    version.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String arn) {
            return word(arn);
          }

          @Override
          public String fromString(String text) {
            return machine.arn();
          }
        });
    view.getChildren().add(parts.line("start.name", name, rule));
    view.getChildren().add(parts.line("start.version", version));
    if (machine.express()) {
      view.getChildren().add(parts.line("start.way", way));
      view.getChildren().add(parts.note(texts.get("start.way.about")));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    view.getChildren().addAll(new HBox(8, new Label(texts.get("start.input")), gap, from()), input);
    if (unsaved) {
      view.getChildren().add(new MessageBand(Tone.WARNING, texts.get("start.unsaved")));
    }
    name.textProperty().addListener((o, before, now) -> check());
    input.problemProperty().addListener((o, before, now) -> check());
    check();
  }

  private String word(String arn) {
    return arn == null || arn.equals(machine.arn())
        ? texts.get("start.latest")
        : texts.get(
            Character.isDigit(arn.charAt(arn.lastIndexOf(':') + 1))
                ? "start.numbered"
                : "start.aliased",
            arn.substring(arn.lastIndexOf(':') + 1));
  }

  private MenuButton from() {
    from.setId("stepfunctions-start-from");
    from.setAccessibleText(from.getText());
    from.setMinWidth(Region.USE_PREF_SIZE);
    for (Template each : Template.values()) {
      item("template-" + each, texts.get("start.from.template", texts.get("template." + each)))
          .setOnAction(event -> input(each.input()));
    }
    return from;
  }

  private MenuItem item(String id, String text) {
    MenuItem item = new MenuItem(text);
    item.setId("stepfunctions-start-from-" + id);
    item.setMnemonicParsing(false);
    from.getItems().add(item);
    return item;
  }

  /** Puts another input in. */
  void input(String text) {
    input.setText(JsonIndent.orSame(text));
  }

  /**
   * Offers inputs of executions that there were.
   *
   * @param read asks for the input of one
   */
  void previous(List<ExecutionRow> rows, Consumer<ExecutionRow> read) {
    if (!rows.isEmpty()) {
      from.getItems().add(new SeparatorMenuItem());
    }
    for (ExecutionRow row : rows) {
      item(
              "run-" + row.name(),
              texts.get(
                  "start.from.run",
                  row.name(),
                  texts.get("status." + row.status()),
                  Format.when(row.started())))
          .setOnAction(event -> read.accept(row));
    }
  }

  /** Versions and aliases, by ARN. */
  void versions(List<String> arns) {
    version.getItems().addAll(arns);
  }

  private void check() {
    boolean named = ExecutionName.allowed(name.getText().strip());
    rule.getStyleClass().removeAll("danger", "text-muted");
    rule.getStyleClass().add(named ? "text-muted" : "danger");
    valid.set(named && input.problemProperty().get().isEmpty() && !input.getText().isBlank());
  }

  Node view() {
    return view;
  }

  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** Whether its end is waited for. */
  boolean waits() {
    return machine.express() && way.valueProperty().get() == Way.WAIT;
  }

  Start result() {
    return new Start(
        Objects.requireNonNullElse(version.getValue(), machine.arn()),
        name.getText().strip(),
        input.getText());
  }
}
