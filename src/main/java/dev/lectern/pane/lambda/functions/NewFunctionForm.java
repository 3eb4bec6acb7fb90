package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.pane.lambda.role.RoleChoice;
import dev.lectern.pane.lambda.role.RolesGateway;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of a new function: language, template or archive, name. */
final class NewFunctionForm {

  /** API type NamespacedFunctionName, without its ARN forms. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");

  private enum Source {
    TEMPLATE,
    ARCHIVE
  }

  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final Segments<Language> language =
      new Segments<>("lambda-new-language", Language::title, Language.values());
  private final Segments<Source> source =
      new Segments<>("lambda-new-source", each -> texts.get("new." + each), Source.values());
  private final TextField name = field("lambda-new-name", "new.name");
  private final Label rule = new Label(texts.get("new.name.rule"));
  private final ComboBox<String> runtime = new ComboBox<>();
  private final TextField handler = field("lambda-new-handler", "new.handler");
  private final RoleChoice role;
  private final ListView<Template> templates = new ListView<>();
  private final CodeView code = new CodeView();
  private final Label about = new Label();
  private final Label file = new Label(texts.get("new.nofile"));
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final VBox view = new VBox(8);
  private @Nullable Path archive;

  /**
   * The form.
   *
   * @param defaultRole ARN of the role that it begins with in the sandbox
   * @param standsIn see {@link RolesGateway#standsIn()}
   */
  NewFunctionForm(Dialogs dialogs, String defaultRole, boolean standsIn) {
    this.dialogs = dialogs;
    role = new RoleChoice("lambda-new-role", true, standsIn ? defaultRole : "", standsIn);
    role.set(standsIn ? defaultRole : "");
    runtime.setId("lambda-new-runtime");
    runtime.setAccessibleText(texts.get("new.runtime"));
    rule.getStyleClass().addAll("text-small", "text-muted", "lambda-new-rule");
    about.getStyleClass().addAll("text-small", "text-muted");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    // Room for the longest: the buttons below stay where they are, whichever template is chosen.
    about.setAlignment(Pos.TOP_LEFT);
    about.prefWidthProperty().bind(about.fontProperty().map(font -> font.getSize() * 40));
    about.prefHeightProperty().bind(about.fontProperty().map(font -> font.getSize() * 4.4));
    name.setMaxWidth(Double.MAX_VALUE);
    templates.setId("lambda-new-templates");
    templates.setAccessibleText(texts.get("new.template"));
    templates.getItems().setAll(Template.values());
    templates.getStyleClass().add("dense");
    templates.setCellFactory(
        any ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable Template item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : texts.get("template." + item));
              }
            });
    code.setLabel(texts.get("new.code"));
    HBox fromTemplate = new HBox(8, templates, code);
    fromTemplate.getStyleClass().add("lambda-new-code");
    HBox.setHgrow(code, Priority.ALWAYS);
    Button choose = new Button(texts.get("new.choose"));
    choose.setId("lambda-new-archive");
    choose.setOnAction(event -> choose());
    HBox fromArchive = new HBox(8, choose, file);
    fromArchive.setAlignment(Pos.CENTER_LEFT);
    show(fromTemplate, Source.TEMPLATE);
    show(fromArchive, Source.ARCHIVE);
    about.visibleProperty().bind(fromTemplate.visibleProperty());
    about.managedProperty().bind(about.visibleProperty());
    view.getStyleClass().add("lambda-new");
    view.getStylesheets().add(Views.styleSheet("lambda"));
    view.getChildren()
        .setAll(
            line("new.name", name, rule),
            line("new.language", language, runtime),
            line("new.source", source),
            fromTemplate,
            fromArchive,
            about,
            line("new.handler", handler),
            line("new.role", role.box()),
            role.note());
    HBox.setHgrow(role.box(), Priority.ALWAYS);
    language.valueProperty().addListener((o, before, now) -> language());
    templates.getSelectionModel().selectedItemProperty().addListener((o, b, now) -> template());
    source.valueProperty().addListener((o, before, now) -> check());
    name.textProperty().addListener((o, before, now) -> check());
    role.arnProperty().addListener((o, before, now) -> check());
    handler.textProperty().addListener((o, before, now) -> check());
    templates.getSelectionModel().selectFirst();
    language();
    check();
  }

  private void show(Node part, Source when) {
    part.visibleProperty().bind(source.valueProperty().isEqualTo(when));
    part.managedProperty().bind(part.visibleProperty());
  }

  private HBox line(String key, Node... fields) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("lambda-new-label");
    HBox line = new HBox(8, label);
    line.getChildren().addAll(fields);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.setPrefColumnCount(22);
    return field;
  }

  private void language() {
    Language chosen = language.valueProperty().get();
    runtime.getItems().setAll(chosen.runtimes());
    runtime.setValue(chosen.runtimes().get(chosen == Language.JAVA ? 0 : 1));
    handler.setText(chosen.handler());
    template();
  }

  private void template() {
    Template chosen = templates.getSelectionModel().getSelectedItem();
    Language in = language.valueProperty().get();
    if (chosen != null) {
      code.show(chosen.files(in).getOrDefault(in.file(), ""), Syntax.ofFile(in.file()));
      about.setText(texts.get("template." + chosen + ".about"));
    }
  }

  private void choose() {
    dialogs
        .chooseFiles(texts.get("new.choose.title"))
        .thenAccept(
            files -> {
              if (!files.isEmpty()) {
                archive = files.getFirst();
                file.setText(String.valueOf(files.getFirst().getFileName()));
                check();
              }
            });
  }

  private void check() {
    role.setFunction(name.getText().strip());
    boolean named = NAME.matcher(name.getText().strip()).matches();
    boolean wrong = !named && !name.getText().isEmpty();
    if (rule.getStyleClass().contains("danger") != wrong) {
      rule.getStyleClass().removeAll("danger", "text-muted");
      rule.getStyleClass().add(wrong ? "danger" : "text-muted");
    }
    valid.set(
        named
            && role.valid()
            && !handler.getText().isBlank()
            && (source.valueProperty().get() == Source.TEMPLATE || archive != null));
  }

  Node view() {
    return view;
  }

  /** The roles that there are. */
  void roles(List<ExecutionRole> now) {
    role.roles(now);
  }

  /** Whether everything that must be given is given; the rest is for Lambda to judge. */
  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** The function to make, while the form is valid. */
  NewFunction result() {
    Language in = language.valueProperty().get();
    Template chosen = templates.getSelectionModel().getSelectedItem();
    boolean written = source.valueProperty().get() == Source.TEMPLATE && chosen != null;
    return new NewFunction(
        name.getText().strip(),
        runtime.getValue(),
        handler.getText().strip(),
        role.arnProperty().get(),
        written ? chosen.memory(in) : 512,
        written ? chosen.timeout(in) : 10,
        written ? chosen.files(in) : Map.of(),
        written ? null : archive,
        written ? chosen : null);
  }
}
