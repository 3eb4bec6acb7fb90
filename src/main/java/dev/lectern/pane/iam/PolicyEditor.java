package dev.lectern.pane.iam;

import dev.lectern.json.JsonIndent;
import dev.lectern.model.ConditionKeys;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A policy as JSON, checked at the line, beside pickers that add actions, resources and conditions
 * to the statement in which the caret stands. FX thread.
 */
final class PolicyEditor extends HBox {

  private final JsonEditor editor = new JsonEditor();
  private final Texts texts = Texts.of("iam");
  private final Actions actions;
  private final boolean trust;
  private final String id;

  /**
   * An editor.
   *
   * @param id what ids begin with
   * @param trust whether it is the trust policy of a role
   */
  PolicyEditor(String id, boolean trust, Actions actions) {
    super(12);
    this.id = id;
    this.trust = trust;
    this.actions = actions;
    editor.setId(id);
    editor.setLabel(texts.get("editor"));
    editor.setRules(new PolicyCheck(trust, actions)::check);
    editor.setMinWidth(280);
    HBox.setHgrow(editor, Priority.ALWAYS);
    getChildren().addAll(editor, pickers());
  }

  private VBox pickers() {
    Button statement = new Button(texts.get("editor.statement"), Icons.of("fth-plus"));
    statement.setId(id + "-add-statement");
    statement.getStyleClass().add("small");
    statement.setOnAction(event -> put(StatementEdit.statement(editor.getText(), trust)));
    Button format = new Button(texts.get("editor.format"), Icons.of("fth-align-left"));
    format.setId(id + "-format");
    format.getStyleClass().add("small");
    format.setOnAction(event -> editor.format());
    VBox all = new VBox(8, new HBox(8, statement, format));
    if (!trust) {
      all.getChildren().addAll(actionPicker());
    }
    all.getChildren().add(conditions());
    all.getStyleClass().add("iam-pickers");
    all.setMinWidth(Region.USE_PREF_SIZE);
    return all;
  }

  private VBox actionPicker() {
    ComboBox<String> service =
        new ComboBox<>(FXCollections.observableArrayList(actions.services()));
    service.setId(id + "-service");
    service.setAccessibleText(texts.get("editor.service"));
    TextField filter = new TextField();
    filter.setId(id + "-action-filter");
    filter.setPromptText(texts.get("editor.action.filter"));
    filter.setAccessibleText(texts.get("editor.action.filter"));
    HBox.setHgrow(filter, Priority.ALWAYS);
    FilteredList<String> shown = new FilteredList<>(FXCollections.observableArrayList());
    @SuppressWarnings("unchecked")
    var source = (javafx.collections.ObservableList<String>) shown.getSource();
    ListView<String> list = new ListView<>(shown);
    list.setId(id + "-actions");
    list.setAccessibleText(texts.get("editor.actions"));
    list.getStyleClass().addAll("dense", "bordered");
    ComboBox<String> resource = new ComboBox<>();
    resource.setId(id + "-resource");
    resource.setEditable(true);
    resource.setAccessibleText(texts.get("editor.resource"));
    resource.setPromptText(texts.get("editor.resource"));
    resource.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(resource, Priority.ALWAYS);
    service
        .valueProperty()
        .subscribe(now -> source.setAll(now == null ? List.of() : actions.of(now)));
    filter
        .textProperty()
        .subscribe(
            text ->
                shown.setPredicate(
                    one ->
                        one.toLowerCase(java.util.Locale.ROOT)
                            .contains(text.strip().toLowerCase(java.util.Locale.ROOT))));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            now -> resource.getItems().setAll(now == null ? List.of() : actions.resources(now)));
    service.setValue(actions.services().contains("s3") ? "s3" : null);
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            add("Action", list.getSelectionModel().getSelectedItem());
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            add("Action", list.getSelectionModel().getSelectedItem());
          }
        });
    Button addAction = small("-add-action", "editor.action.add");
    addAction.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    addAction.setOnAction(event -> add("Action", list.getSelectionModel().getSelectedItem()));
    Button addResource = small("-add-resource", "editor.resource.add");
    addResource.setOnAction(event -> add("Resource", resource.getEditor().getText().strip()));
    return new VBox(
        6,
        heading("editor.actions"),
        new HBox(6, service, filter),
        list,
        addAction,
        new HBox(6, resource, addResource));
  }

  private VBox conditions() {
    ComboBox<String> operator = new ComboBox<>();
    operator.setId(id + "-operator");
    operator.setAccessibleText(texts.get("editor.operator"));
    operator.setMaxWidth(Double.MAX_VALUE);
    ComboBox<String> key = new ComboBox<>();
    key.setId(id + "-key");
    key.setEditable(true);
    key.setAccessibleText(texts.get("editor.key"));
    key.setPromptText(texts.get("editor.key"));
    key.setMaxWidth(Double.MAX_VALUE);
    key.setOnShowing(event -> key.getItems().setAll(keys()));
    key.getEditor().textProperty().subscribe(text -> fitting(operator, text.strip()));
    TextField value = new TextField();
    value.setId(id + "-value");
    value.setPromptText(texts.get("editor.value"));
    value.setAccessibleText(texts.get("editor.value"));
    HBox.setHgrow(value, Priority.ALWAYS);
    Button add = small("-add-condition", "editor.condition.add");
    add.setOnAction(
        event -> {
          String name = key.getEditor().getText().strip();
          if (!name.isEmpty()) {
            put(
                StatementEdit.condition(
                    editor.getText(), here(), operator.getValue(), name, value.getText()));
          }
        });
    return new VBox(6, heading("editor.condition"), operator, key, new HBox(6, value, add));
  }

  /** What requests have that the caret's statement is about. */
  private List<String> keys() {
    return actions.keys(StatementEdit.actions(editor.getText(), here()));
  }

  /** Only operators that compare what the key holds; the chosen one stays while it fits. */
  private static void fitting(ComboBox<String> operator, String key) {
    List<String> fitting = ConditionKeys.operators(ConditionKeys.type(key));
    if (!operator.getItems().equals(fitting)) {
      String chosen = operator.getValue();
      // A value that stays would not be chosen anew, and another of the new items would be shown.
      operator.setValue(null);
      operator.getItems().setAll(fitting);
      operator.setValue(chosen != null && fitting.contains(chosen) ? chosen : fitting.getFirst());
    }
  }

  private Button small(String suffix, String key) {
    Button button = new Button(texts.get(key));
    button.setId(id + suffix);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("heading");
    return label;
  }

  private void add(String member, @org.jspecify.annotations.Nullable String value) {
    if (value != null && !value.isEmpty()) {
      put(StatementEdit.add(editor.getText(), here(), member, value));
    }
  }

  private int here() {
    return StatementEdit.statementAt(editor.getText(), editor.area().getCurrentParagraph() + 1);
  }

  private void put(Optional<String> text) {
    int line = editor.area().getCurrentParagraph();
    text.ifPresent(
        now -> {
          editor.area().replaceText(now);
          editor.area().moveTo(Math.min(line, editor.area().getParagraphs().size() - 1), 0);
          editor.area().requestFollowCaret();
          editor.checkNow();
        });
  }

  /** Replaces the document. */
  void show(String document) {
    editor.setText(JsonIndent.orSame(document));
  }

  /** What is written. */
  ObservableValue<String> textProperty() {
    return editor.textProperty();
  }

  String text() {
    return editor.getText();
  }

  /** Whether it can be saved. */
  boolean valid() {
    return !editor.getText().isBlank() && editor.checkNow().isEmpty();
  }

  /** Puts the caret where it is wrong. */
  void goToProblem() {
    editor.goToProblem();
  }

  /** Whether it can be changed. */
  void setEditable(boolean editable) {
    editor.setEditable(editable);
    getChildren().get(1).setVisible(editable);
    getChildren().get(1).setManaged(editable);
  }
}
