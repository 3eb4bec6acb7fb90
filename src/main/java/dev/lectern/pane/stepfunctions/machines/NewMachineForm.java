package dev.lectern.pane.stepfunctions.machines;

import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of a new state machine: name, type, template with its drawing, role. */
final class NewMachineForm {

  /** API type Name: 1 to 80 characters, without those that the guide lists. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

  private enum Type {
    STANDARD,
    EXPRESS
  }

  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TextField name = parts.field("stepfunctions-new-name", "new.name", 24);
  private final Label rule = parts.note(texts.get("new.name.rule"));
  private final Segments<Type> type =
      new Segments<>("stepfunctions-new-type", each -> texts.get("type." + each), Type.values());
  private final Label typeNote = parts.note("");
  private final ListView<Template> templates = new ListView<>();
  private final GraphView picture =
      new GraphView("stepfunctions-new-graph", texts.get("new.picture"));
  private final Label about = parts.note("");
  private final ComboBox<String> role = parts.choice("stepfunctions-new-role", "new.role");
  private final Label roleNote = parts.note("");
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final boolean makes;
  private final VBox view;

  NewMachineForm(boolean makesRoles) {
    makes = makesRoles;
    templates.setId("stepfunctions-new-templates");
    templates.setAccessibleText(texts.get("new.template"));
    templates.getItems().setAll(Template.values());
    templates.getStyleClass().add("dense");
    templates.setCellFactory(any -> new TemplateCell(texts));
    templates.setPrefSize(190, 270);
    templates.setMinWidth(170);
    picture.setPrefSize(470, 270);
    picture.getStyleClass().add("stepfunctions-frame");
    HBox chosen = new HBox(8, templates, picture);
    HBox.setHgrow(picture, Priority.ALWAYS);
    role.setEditable(true);
    role.setPrefWidth(480);
    role.getEditor().setPromptText(texts.get("new.role.prompt"));
    if (makes) {
      role.getItems().add(texts.get("new.role.make"));
      role.setValue(texts.get("new.role.make"));
    }
    view =
        new VBox(
            8,
            parts.line("new.name", name, rule),
            parts.line("new.type", type),
            typeNote,
            parts.line("new.template"),
            chosen,
            about,
            parts.line("new.role", role),
            roleNote);
    view.setPrefWidth(690);
    name.textProperty().addListener((o, before, now) -> check());
    role.getEditor().textProperty().addListener((o, before, now) -> check());
    type.valueProperty().addListener((o, before, now) -> check());
    templates.getSelectionModel().selectedItemProperty().addListener((o, b, now) -> show(now));
    templates.getSelectionModel().selectFirst();
    check();
  }

  /** The roles that there are. */
  void roles(List<String> arns) {
    String now = role.getEditor().getText();
    role.getItems().addAll(arns);
    if (!makes && now.isEmpty() && !arns.isEmpty()) {
      role.setValue(arns.getFirst());
    }
  }

  private void show(@Nullable Template chosen) {
    if (chosen != null) {
      picture.fit();
      picture.show(MachineGraph.of(chosen.sketch()).orElse(Graph.EMPTY));
      about.setText(texts.get("template." + chosen + ".about"));
      check();
    }
  }

  private boolean made() {
    return makes && role.getEditor().getText().equals(texts.get("new.role.make"));
  }

  private void check() {
    boolean named = NAME.matcher(name.getText().strip()).matches();
    boolean activity =
        type.valueProperty().get() == Type.EXPRESS
            && templates.getSelectionModel().getSelectedItem() == Template.APPROVAL;
    rule.getStyleClass().removeAll("danger", "text-muted");
    rule.getStyleClass().add(named || name.getText().isEmpty() ? "text-muted" : "danger");
    typeNote.setText(
        texts.get(
            activity ? "type.EXPRESS.activity" : "type." + type.valueProperty().get() + ".about"));
    typeNote.getStyleClass().removeAll("danger", "text-muted");
    typeNote.getStyleClass().add(activity ? "danger" : "text-muted");
    boolean given = ROLE.matcher(role.getEditor().getText().strip()).matches();
    roleNote.setText(
        made()
            ? texts.get(
                "new.role.made",
                named ? Template.role(name.getText().strip()) : "StepFunctions-…-role")
            : texts.get(given ? "new.role.given" : "new.role.wrong"));
    valid.set(named && !activity && (made() || given));
  }

  Node view() {
    return view;
  }

  /** Whether everything that must be given is given. */
  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** The template that is chosen. */
  Template template() {
    return Optional.ofNullable(templates.getSelectionModel().getSelectedItem())
        .orElse(Template.HELLO);
  }

  /** The machine to make. */
  NewMachine result() {
    String called = name.getText().strip();
    return new NewMachine(
        called,
        type.valueProperty().get() == Type.EXPRESS,
        template().definition(),
        made() ? "" : role.getEditor().getText().strip(),
        template().activity(called));
  }

  private static final class TemplateCell extends ListCell<Template> {

    private final Texts texts;

    TemplateCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable Template item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : texts.get("template." + item));
    }
  }
}
