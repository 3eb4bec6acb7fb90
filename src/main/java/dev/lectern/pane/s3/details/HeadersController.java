package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Headers and metadata in fields; saving copies the object onto itself. */
public final class HeadersController {

  private final ObjectDetailsViewModel model;
  private final Draft<Headers> draft;
  private final Texts texts = Texts.of("s3details");
  private final Map<Name, TextField> fields = new EnumMap<>(Name.class);
  private final Map<Name, Label> problems = new EnumMap<>(Name.class);
  private final PairsEditor metadata;
  private boolean typing;

  @FXML private GridPane grid;
  @FXML private StackPane metadataPlace;
  @FXML private Label size;
  @FXML private VBox trouble;
  @FXML private HBox bar;
  @FXML private Label consequence;
  @FXML private Button save;

  HeadersController(ObjectDetailsViewModel model) {
    this.model = model;
    draft = model.headers();
    metadata =
        new PairsEditor(
            "s3-metadata",
            new PairsEditor.Words(
                texts.get("metadata.name"),
                texts.get("metadata.value"),
                texts.get("metadata.add"),
                texts.get("metadata.remove")),
            pairs -> TagsController.words(texts, HeaderRules.problems(pairs)));
  }

  @FXML
  private void initialize() {
    int row = 0;
    for (Name name : Name.values()) {
      grid.addRow(row++, label(name), field(name));
    }
    metadataPlace.getChildren().setAll(metadata);
    metadata.onChange(pairs -> edit(draft.valueProperty().get().with(pairs)));
    SaveBar saving =
        new SaveBar(
            draft,
            bar,
            trouble,
            consequence,
            save,
            model::headersSavable,
            model::headersConsequence);
    draft.valueProperty().addListener((o, before, now) -> show());
    model.headProperty().addListener((o, before, now) -> saving.show());
    show();
  }

  private static Label label(Name name) {
    String text = name == Name.WEBSITE_REDIRECT ? "Website redirect" : name.header();
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "text-muted", "fact-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private VBox field(Name name) {
    TextField field = new TextField();
    field.setId("s3-header-" + name.id());
    field.setAccessibleText(name.header());
    field.setPromptText(texts.get("headers.prompt." + name.id()));
    field
        .textProperty()
        .addListener((o, before, now) -> edit(draft.valueProperty().get().with(name, now)));
    Label problem = new Label();
    problem.getStyleClass().addAll("text-small", "danger");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.managedProperty().bind(problem.visibleProperty());
    fields.put(name, field);
    problems.put(name, problem);
    VBox both = new VBox(field, problem);
    GridPane.setHgrow(both, Priority.ALWAYS);
    return both;
  }

  private void edit(Headers now) {
    if (!typing) {
      typing = true;
      draft.valueProperty().set(now);
      typing = false;
      check();
    }
  }

  private void show() {
    if (!typing) {
      typing = true;
      Headers now = draft.valueProperty().get();
      fields.forEach((name, field) -> field.setText(now.get(name)));
      metadata.setPairs(now.metadata());
      typing = false;
    }
    check();
  }

  private void check() {
    fields.forEach(
        (name, field) -> {
          List<String> wrong =
              TagsController.words(texts, List.of(HeaderRules.problem(name, field.getText())));
          Label problem = problems.get(name);
          if (problem != null) {
            problem.setText(wrong.getFirst());
            problem.setVisible(!wrong.getFirst().isEmpty());
          }
          field.pseudoClassStateChanged(
              atlantafx.base.theme.Styles.STATE_DANGER, !wrong.getFirst().isEmpty());
        });
    int bytes = HeaderRules.size(draft.valueProperty().get().metadata());
    size.setText(texts.get("metadata.size", Format.number(bytes)));
    size.getStyleClass().remove("danger");
    if (bytes > HeaderRules.MOST_METADATA) {
      size.getStyleClass().add("danger");
    }
  }

  @FXML
  private void save() {
    model.saveHeaders();
  }

  @FXML
  private void discard() {
    draft.discard();
    show();
  }
}
