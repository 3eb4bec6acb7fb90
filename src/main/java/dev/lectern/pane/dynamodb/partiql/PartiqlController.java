package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.result.ResultsView;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The statement above, what it brought below. */
public final class PartiqlController implements ResultsView.Words {

  private static final int LONGEST = 90;
  private static final int MOST_SHOWN = 20;

  private final PartiqlViewModel model;
  private final Texts texts = Texts.of("dynamodbpartiql");
  private final CodeEditor editor = new CodeEditor("dynamodb-statement", texts.get("statement"));

  @FXML private StackPane editorBox;
  @FXML private StackPane resultBox;
  @FXML private CheckBox consistent;
  @FXML private TextField limit;
  @FXML private MenuButton examples;
  @FXML private MenuButton history;
  @FXML private Button runButton;
  @FXML private Label note;

  PartiqlController(PartiqlViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    editor.show("", Syntax.PARTIQL);
    editor.area().setWrapText(true);
    editorBox.getChildren().setAll(editor);
    editor.textProperty().addListener((o, before, now) -> model.statementProperty().set(now));
    model
        .statementProperty()
        .addListener(
            (o, before, now) -> {
              if (!now.equals(editor.textProperty().get())) {
                editor.show(now, Syntax.PARTIQL);
              }
            });
    consistent.selectedProperty().bindBidirectional(model.consistentProperty());
    limit.textProperty().bindBidirectional(model.limitProperty());
    note.textProperty().bind(model.noteProperty());
    Tooltip all = new Tooltip();
    all.textProperty().bind(model.noteProperty());
    note.setTooltip(all);
    note.visibleProperty().bind(model.noteProperty().isNotEmpty());
    model.statementProperty().addListener((o, before, now) -> ready());
    model.limitProperty().addListener((o, before, now) -> ready());
    model.history().addListener((ListChangeListener<String>) change -> history());
    model.tableProperty().addListener((o, before, now) -> examples(now));
    resultBox.getChildren().setAll(new ResultsView("dynamodb-partiql", model.results(), this));
    ready();
    history();
  }

  private void ready() {
    runButton.setDisable(!model.ready());
  }

  private void examples(@org.jspecify.annotations.Nullable TableInfo table) {
    List<MenuItem> items = new ArrayList<>();
    if (table != null) {
      Statements.examples(table)
          .forEach(
              (name, statement) ->
                  items.add(
                      item(
                          "dynamodb-partiql-example-" + name,
                          texts.get("example." + name),
                          () -> write(statement))));
    }
    examples.getItems().setAll(items);
  }

  private void history() {
    List<MenuItem> items = new ArrayList<>();
    for (String statement :
        model.history().subList(0, Math.min(MOST_SHOWN, model.history().size()))) {
      items.add(
          item(
              "dynamodb-partiql-history-" + items.size(),
              Format.middle(statement.replaceAll("\\s+", " "), LONGEST),
              () -> write(statement)));
    }
    items.add(new SeparatorMenuItem());
    items.add(item("dynamodb-partiql-forget", texts.get("history.forget"), model::forget));
    history.getItems().setAll(items);
    history.setDisable(model.history().isEmpty());
  }

  private static MenuItem item(String id, String text, Runnable run) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }

  private void write(String statement) {
    editor.replace(statement);
    editor.area().requestFocus();
  }

  @FXML
  private void run() {
    model.run();
  }

  @Override
  public void nothing(StateView view) {
    view.showEmpty("fth-terminal", texts.get("nothing"), texts.get("nothing.text"));
  }

  @Override
  public void empty(StateView view) {
    String verb = Statements.verb(model.sent());
    if (Statements.writes(model.sent())) {
      view.showEmpty(
          "fth-check-circle",
          texts.get("done", verb),
          texts.get("done.text", model.results().units()));
    } else {
      view.showEmpty("fth-database", texts.get("empty"), texts.get("empty.text"));
    }
  }

  @Override
  public void again() {
    model.run();
  }
}
