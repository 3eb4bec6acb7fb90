package dev.lectern.pane.s3.bucket;

import dev.lectern.json.JsonIndent;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.editor.JsonProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** JSON as text, with line of error, formatting and an example to begin with. */
final class JsonSectionEditor implements SectionEditor {

  private final JsonEditor editor = new JsonEditor();
  private final BorderPane node = new BorderPane(editor);
  private boolean quiet;

  /** Any JSON; the example of the section is there to begin with. */
  JsonSectionEditor(SectionViewModel model, Texts texts) {
    this(model, texts, (json, bucket) -> Optional.empty());
  }

  /**
   * @param rules what is wrong with valid JSON, and where; given the bucket's name too
   */
  JsonSectionEditor(
      SectionViewModel model,
      Texts texts,
      BiFunction<String, String, Optional<JsonProblem>> rules) {
    editor.setRules(json -> rules.apply(json, model.bucketProperty().get()));
    String id = "s3-" + model.section().key();
    editor.setId(id + "-json");
    editor.setLabel(texts.get(model.section().key() + ".title"));
    Button example = new Button(texts.get("example"), Icons.of("fth-file-text"));
    example.setId(id + "-example");
    example.setAccessibleText(texts.get("example"));
    example.getStyleClass().add("small");
    example.setOnAction(
        event ->
            editor
                .area()
                .replaceText(
                    texts
                        .bundle()
                        .getString(model.section().key() + ".example")
                        .replace("BUCKET", model.bucketProperty().get())));
    Button format = new Button(texts.get("format"), Icons.of("fth-align-left"));
    format.setId(id + "-format");
    format.setAccessibleText(texts.get("format"));
    format.getStyleClass().add("small");
    format.setOnAction(event -> editor.format());
    HBox tools = new HBox(example, format);
    tools.getStyleClass().add("section-tools");
    node.setTop(tools);
    node.getStyleClass().add("section-json");
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(String json) {
    quiet = true;
    editor.setText(JsonIndent.orSame(json));
    quiet = false;
  }

  @Override
  public boolean valid() {
    return editor.checkNow().isEmpty();
  }

  @Override
  public void onChange(Consumer<String> listener) {
    editor
        .textProperty()
        .addListener(
            (o, before, now) -> {
              if (!quiet) {
                listener.accept(now);
              }
            });
  }
}
