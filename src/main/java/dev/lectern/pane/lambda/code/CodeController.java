package dev.lectern.pane.lambda.code;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Files, editor, what the compiler says, and what Deploy will change. */
public final class CodeController {

  private static final KeyCombination DEPLOY =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  private final CodeViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final CodeEditor editor = new CodeEditor("lambda-code", texts.get("code.editor"));
  private String name = "";
  private int line;
  private boolean showing;

  @FXML private BorderPane root;
  @FXML private StackPane page;
  @FXML private ListView<String> list;
  @FXML private StackPane editorBox;
  @FXML private VBox foreignBox;
  @FXML private VBox problemsBox;
  @FXML private ListView<CodeProblem> problems;
  @FXML private Label changesTitle;
  @FXML private ListView<CodeDiff.Line> changes;
  @FXML private Label others;
  @FXML private Label status;
  @FXML private Button deployButton;
  @FXML private Button archiveButton;
  @FXML private Button discardButton;
  @FXML private Button removeButton;

  private @Nullable StateView states;

  CodeController(CodeViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    page.getChildren().remove(root);
    StateView view = new StateView(root);
    states = view;
    page.getChildren().setAll(view);
    editorBox.getChildren().setAll(editor);
    editor.textProperty().addListener((o, before, now) -> typed(now));
    list.setCellFactory(any -> new CodeCells.FileCell());
    list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> file(now));
    problems.setCellFactory(any -> new CodeCells.ProblemCell());
    problems.setOnMouseClicked(event -> goTo(problems.getSelectionModel().getSelectedItem()));
    problems.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            goTo(problems.getSelectionModel().getSelectedItem());
          }
        });
    MessageBand foreign =
        new FormParts(texts).warning("lambda-code-foreign", texts.get("code.foreign"));
    foreign.visibleProperty().bind(model.foreignProperty());
    foreignBox.getChildren().setAll(foreign);
    problemsBox.managedProperty().bind(problemsBox.visibleProperty());
    changes.setCellFactory(any -> new CodeCells.ChangeCell());
    changes.setPlaceholder(CodeCells.unchanged(texts));
    status.textProperty().bind(model.statusProperty());
    status.setTooltip(new Tooltip());
    status.getTooltip().textProperty().bind(model.statusProperty());
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (DEPLOY.match(event)) {
            deploy();
            event.consume();
          }
        });
    model.filesProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.problemsProperty().addListener((o, before, now) -> problems(now));
    model.changesProperty().addListener((o, before, now) -> changes(now));
    model.busyProperty().addListener((o, before, now) -> buttons());
    show();
    problems(List.of());
    changes(model.changesProperty().get());
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    CodeViewModel.Files files = model.filesProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("lambda-code-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (files == null) {
      view.showLoading();
    } else {
      view.showContent();
      showing = true;
      list.getItems().setAll(files.texts().keySet());
      others.setText(
          files.others().isEmpty() ? "" : texts.get("code.others", files.others().size()));
      others.setTooltip(new Tooltip(String.join("\n", files.others().stream().limit(40).toList())));
      String keep = list.getItems().contains(name) ? name : first(list.getItems());
      list.getSelectionModel().select(keep);
      showing = false;
      if (!keep.equals(name) || !editor.textProperty().get().equals(model.text(keep))) {
        name = "";
        file(keep);
      }
      goTo();
    }
  }

  private static String first(List<String> names) {
    return names.stream()
        .filter(each -> each.matches("(.*/)?(index|Handler|lambda_function|app)\\..*"))
        .findFirst()
        .orElse(names.isEmpty() ? "" : names.getFirst());
  }

  private void file(@Nullable String chosen) {
    if (chosen != null && !showing && !chosen.equals(name)) {
      name = chosen;
      showing = true;
      editor.show(model.text(chosen), Syntax.ofFile(chosen));
      editor.setEditable(!chosen.isEmpty());
      showing = false;
      mark();
    }
  }

  private void typed(String text) {
    if (!showing && !name.isEmpty()) {
      model.edit(name, text);
    }
  }

  private void problems(List<CodeProblem> found) {
    problems.getItems().setAll(found);
    problemsBox.setVisible(!found.isEmpty());
    mark();
  }

  private void mark() {
    editor.mark(
        model.problemsProperty().get().stream()
            .filter(each -> each.file().equals(name) && each.line() > 0)
            .map(each -> (int) each.line())
            .toList());
  }

  private void changes(List<CodeDiff.Line> found) {
    changes.getItems().setAll(found);
    long added = found.stream().filter(each -> each.kind() == CodeDiff.Kind.ADDED).count();
    long removed = found.stream().filter(each -> each.kind() == CodeDiff.Kind.REMOVED).count();
    changesTitle.setText(
        found.isEmpty() ? texts.get("code.same") : texts.get("code.changes", added, removed));
    buttons();
  }

  private void buttons() {
    boolean idle = model.dirty() && !model.busyProperty().get();
    deployButton.setDisable(!idle);
    archiveButton.setDisable(model.dirty() || model.busyProperty().get());
    discardButton.setDisable(!idle);
    removeButton.setDisable(list.getItems().size() < 2);
  }

  private void goTo(@Nullable CodeProblem at) {
    if (at != null && at.line() > 0) {
      source(at.file(), (int) at.line());
      editor.goTo((int) at.line(), (int) at.column());
    }
  }

  /** Shows a line of a file, now or as soon as the code is there. */
  void source(String file, int at) {
    line = at;
    name = list.getItems().contains(file) ? name : file;
    list.getSelectionModel().select(file);
    goTo();
  }

  private void goTo() {
    if (line > 0 && model.filesProperty().get() != null) {
      editor.goTo(line, 1);
      line = 0;
    }
  }

  @FXML
  private void deploy() {
    model.deploy();
  }

  @FXML
  private void archive() {
    model.deployArchive();
  }

  @FXML
  private void discard() {
    model.discard();
  }

  @FXML
  private void add() {
    var _ =
        dialogs.ask(
            texts.get("code.add.title"),
            texts.get("code.add.name"),
            "",
            path -> model.add(path, () -> name = path));
  }

  @FXML
  private void remove() {
    String chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.remove(chosen);
    }
  }
}
