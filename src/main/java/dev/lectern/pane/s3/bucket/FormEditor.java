package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of a sub-resource with labels; a subclass says which, and what JSON they mean. */
abstract class FormEditor implements SectionEditor {

  private final VBox node = new VBox();
  private final Label hint = new Label();
  private final VBox all = new VBox(8, node, hint);
  private final Map<String, CheckBox> checks = new LinkedHashMap<>();
  private final String id;
  final Texts texts;
  private Consumer<String> listener = json -> {};
  private boolean quiet;

  FormEditor(Section section, Texts texts) {
    this.id = section.key();
    this.texts = texts;
    node.getStyleClass().add("section-form");
    // in a low window the tab scrolls
    all.setMinHeight(Region.USE_PREF_SIZE);
    hint.setId("s3-" + id + "-wrong");
    hint.getStyleClass().addAll("text-small", "danger");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
    hint.managedProperty().bind(hint.visibleProperty());
  }

  /** Fills the fields. */
  abstract void fill(JsonNode json);

  /** The JSON of the fields; empty for none. */
  abstract ObjectNode json();

  /** Key of the text that says why the fields cannot be sent; empty when they can. */
  String wrong() {
    return "";
  }

  final CheckBox check(String name) {
    CheckBox box = new CheckBox(texts.get(id + "." + name));
    box.setWrapText(true);
    box.setId("s3-" + id + "-" + name.toLowerCase(java.util.Locale.ROOT));
    box.setAccessibleText(box.getText());
    box.setWrapText(true);
    box.selectedProperty().addListener((o, before, now) -> changed());
    checks.put(name, box);
    node.getChildren().add(box);
    return box;
  }

  final ComboBox<String> choice(String name, String... values) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(values);
    box.getSelectionModel().selectFirst();
    box.valueProperty().addListener((o, before, now) -> changed());
    labelled(name, box);
    return box;
  }

  final TextField field(String name) {
    TextField field = new TextField();
    field.setMaxWidth(420);
    String prompt = id + "." + name + ".prompt";
    if (texts.bundle().containsKey(prompt)) {
      field.setPromptText(texts.get(prompt));
    }
    field.textProperty().addListener((o, before, now) -> changed());
    labelled(name, field);
    return field;
  }

  final void add(Node more) {
    node.getChildren().add(more);
  }

  private void labelled(String name, Node field) {
    Label label = new Label(texts.get(id + "." + name));
    label.getStyleClass().addAll("text-small", "text-muted");
    label.setLabelFor(field);
    field.setId("s3-" + id + "-" + name.toLowerCase(java.util.Locale.ROOT));
    field.setAccessibleText(label.getText());
    node.getChildren().add(new VBox(4, label, field));
  }

  final void changed() {
    if (!quiet) {
      hint();
      ObjectNode json = json();
      listener.accept(json.isEmpty() ? "" : Json.PRETTY.writeValueAsString(json));
    }
  }

  private void hint() {
    String wrong = wrong();
    hint.setText(wrong.isEmpty() ? "" : texts.get(wrong));
  }

  @Override
  public final Node node() {
    return all;
  }

  @Override
  public final void show(String json) {
    quiet = true;
    fill(json.isBlank() ? Json.object() : Json.MAPPER.readTree(json));
    quiet = false;
    hint();
  }

  @Override
  public boolean valid() {
    return wrong().isEmpty();
  }

  @Override
  public final void onChange(Consumer<String> told) {
    listener = told;
  }
}
