package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.graph.GraphPanel;
import dev.lectern.pane.stepfunctions.graph.Pictures;
import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.FoldingBar;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.graph.Mark;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** Text, drawing and problems of a definition, each leading to the others. FX thread. */
final class DefinitionView {

  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination FORMAT =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHIFT_DOWN, KeyCombination.ALT_DOWN);

  private final DefinitionViewModel model;
  private final Dialogs dialogs;
  private final Pictures pictures;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final CodeEditor editor =
      new CodeEditor("stepfunctions-definition", texts.get("definition.editor"));
  private final GraphView graph;
  private final ListView<Problem> problems = new ListView<>();
  private final VBox problemsBox = new VBox();
  private final Chip count = new Chip("", Tone.SUCCESS);
  private final Label said = new Label();
  private final BorderPane all = new BorderPane();
  private final StateView view;
  private boolean showing;
  private boolean following;

  DefinitionView(
      DefinitionViewModel model, Dialogs dialogs, TaskRunner tasks, Runnable startExecution) {
    this.model = model;
    this.dialogs = dialogs;
    pictures = new Pictures(dialogs, tasks);
    graph = new GraphView("stepfunctions-graph", texts.get("graph"), tasks);
    all.setTop(bar(startExecution));
    all.setCenter(split());
    view = new StateView(all);
    view.showContent();
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    follow();
  }

  Node view() {
    return view;
  }

  private Node bar(Runnable startExecution) {
    Button save =
        parts.button("stepfunctions-save", "definition.save", "fth-check", this::save, "accent");
    save.disableProperty().bind(model.dirtyProperty().not().or(model.busyProperty()));
    Button discard =
        parts.button("stepfunctions-discard", "definition.discard", "", model::discard);
    discard.disableProperty().bind(model.dirtyProperty().not());
    Button publish =
        parts.button("stepfunctions-publish", "definition.publish", "fth-layers", this::publish);
    publish.disableProperty().bind(model.dirtyProperty().or(model.busyProperty()));
    MenuButton templates = new MenuButton(texts.get("definition.templates"));
    templates.setId("stepfunctions-templates");
    templates.setAccessibleText(templates.getText());
    templates.setMinWidth(Region.USE_PREF_SIZE);
    for (Template each : Template.values()) {
      if (each.activity("x").isEmpty()) {
        MenuItem item = new MenuItem(texts.get("template." + each));
        item.setId("stepfunctions-template-" + each);
        item.setOnAction(event -> editor.replace(each.definition()));
        templates.getItems().add(item);
      }
    }
    Button format = parts.button("stepfunctions-format", "definition.format", "", this::format);
    count.setId("stepfunctions-problem-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    said.setId("stepfunctions-said");
    said.getStyleClass().addAll("text-small", "text-muted");
    said.textProperty().bind(model.saidProperty());
    said.setMinWidth(0);
    CutTip.on(said);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button start = parts.button("stepfunctions-start", "start", "fth-play", startExecution);
    FoldingBar seldom = new FoldingBar("stepfunctions-definition-more");
    seldom.add(publish, templates, format);
    HBox bar = new HBox(save, discard, seldom, count, said, gap, start);
    bar.getStyleClass().add("stepfunctions-bar");
    return bar;
  }

  private Node split() {
    problems.setId("stepfunctions-problems");
    problems.setAccessibleText(texts.get("definition.problems"));
    problems.getStyleClass().addAll("dense", "edge-to-edge", "stepfunctions-problems");
    problems.setCellFactory(any -> new ProblemCell(texts));
    problems.setOnMouseClicked(event -> goTo(problems.getSelectionModel().getSelectedItem()));
    problems.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            goTo(problems.getSelectionModel().getSelectedItem());
          }
        });
    problems.fixedCellSizeProperty().addListener((o, before, now) -> problemsHeight());
    problemsBox.getChildren().setAll(problems);
    problemsBox.managedProperty().bind(problemsBox.visibleProperty());
    problemsBox.setVisible(false);
    VBox left = new VBox(editor, problemsBox);
    left.getStyleClass().add("stepfunctions-editor");
    left.setMinWidth(240);
    VBox.setVgrow(editor, Priority.ALWAYS);
    SplitPane split =
        new SplitPane(
            left, new GraphPanel("stepfunctions-", graph, model.staleProperty(), this::picture));
    split.setId("stepfunctions-definition-split");
    split.getStyleClass().add("stepfunctions-split");
    split.setDividerPositions(0.5);
    StateCompletion.on(editor, texts);
    return split;
  }

  private void follow() {
    editor.textProperty().addListener((o, before, now) -> edited(now));
    editor.area().caretPositionProperty().addListener((o, before, now) -> caret());
    model.machineProperty().addListener((o, before, now) -> machine(before, now));
    model.textProperty().addListener((o, before, now) -> shown(now));
    model.graphProperty().addListener((o, before, now) -> graph.show(now));
    graph.layoutProperty().addListener((o, before, now) -> caret());
    model.problemsProperty().addListener((o, before, now) -> problems(now));
    graph.selectedProperty().addListener((o, before, now) -> toText(now));
    graph.setOnOpen(
        id -> {
          toText(id);
          editor.area().requestFocus();
        });
    machine(null, model.machineProperty().get());
    problems(model.problemsProperty().get());
  }

  private void machine(
      dev.lectern.pane.stepfunctions.data.@Nullable Machine before,
      dev.lectern.pane.stepfunctions.data.@Nullable Machine now) {
    if (now != null && now.untold() != null) {
      view.showProblem(now.untold());
    } else {
      view.showContent();
    }
    if (now != null && (before == null || !before.arn().equals(now.arn()))) {
      showing = true;
      editor.show(model.textProperty().get(), Syntax.JSON);
      showing = false;
      graph.begin();
      graph.show(model.graphProperty().get());
    }
  }

  /** The model has another text than was typed: another machine's, the saved one, a template. */
  private void shown(String now) {
    if (!showing && !now.equals(editor.textProperty().get())) {
      showing = true;
      editor.replace(now);
      showing = false;
    }
  }

  private void edited(String now) {
    if (!showing) {
      showing = true;
      model.edit(now);
      showing = false;
    }
  }

  private void caret() {
    if (!following) {
      following = true;
      graph.select(
          model.spans().at(editor.area().getCaretPosition()).map(StateSpans.Span::id).orElse(""));
      following = false;
    }
  }

  private void toText(String id) {
    if (following || id.isEmpty()) {
      return;
    }
    following = true;
    model
        .spans()
        .named(id)
        .ifPresent(
            span -> {
              CodeArea area = editor.area();
              area.moveTo(Math.min(span.name() + 1, area.getLength()));
              area.showParagraphAtCenter(area.getCurrentParagraph());
            });
    following = false;
  }

  /** Three problems are seen at once, one at least; a row grows with the type. */
  private void problemsHeight() {
    int rows = problems.getItems().size();
    problems.setPrefHeight(Math.min(3, rows) * problems.getFixedCellSize() + 4);
    problems.setMinHeight(Math.min(1, rows) * problems.getFixedCellSize() + 4);
  }

  private void problems(List<Problem> found) {
    problems.getItems().setAll(found);
    problemsBox.setVisible(!found.isEmpty());
    problemsHeight();
    editor.mark(found.stream().filter(Problem::error).map(Problem::line).toList());
    long errors = found.stream().filter(Problem::error).count();
    count.setText(
        found.isEmpty()
            ? texts.get("definition.right")
            : texts.get("definition.found", errors, found.size() - errors));
    count.setTone(errors > 0 ? Tone.DANGER : found.isEmpty() ? Tone.SUCCESS : Tone.WARNING);
    Map<String, Mark> marks = new HashMap<>();
    for (Problem each : found) {
      at(each)
          .ifPresent(
              span -> marks.put(span.id(), Mark.of("wrong", "fth-alert-triangle", each.message())));
    }
    graph.mark(marks, Map.of());
  }

  private java.util.Optional<StateSpans.Span> at(Problem problem) {
    CodeArea area = editor.area();
    if (problem.location().isEmpty() || problem.line() > area.getParagraphs().size()) {
      return java.util.Optional.empty();
    }
    int column = Math.min(problem.column() - 1, area.getParagraphLength(problem.line() - 1));
    return model.spans().at(area.getAbsolutePosition(problem.line() - 1, Math.max(0, column)));
  }

  private void goTo(@Nullable Problem at) {
    if (at != null) {
      editor.goTo(at.line(), at.column());
    }
  }

  /** Indents the text. */
  void format() {
    String now = JsonIndent.orSame(model.textProperty().get());
    if (!now.equals(model.textProperty().get())) {
      editor.replace(now);
    }
  }

  private void typed(KeyEvent event) {
    if (SAVE.match(event)) {
      save();
      event.consume();
    } else if (FORMAT.match(event)) {
      format();
      event.consume();
    }
  }

  /** Shows what saving changes, and saves when the user says so. */
  void save() {
    if (!model.dirtyProperty().get() || model.busyProperty().get()) {
      return;
    }
    SaveForm form =
        new SaveForm(
            model.saved(),
            model.textProperty().get(),
            model.problemsProperty().get().stream().filter(Problem::error).count());
    Machine of = Objects.requireNonNull(model.machineProperty().get());
    var _ =
        dialogs.form(
            texts.get("save.title", of.name()),
            form.view(),
            texts.get("save.verb"),
            new SimpleBooleanProperty(true),
            () -> model.save(of, form.publish(), form.description()));
  }

  /** Asks what is new, and makes a version of what is saved. */
  void publish() {
    Machine of = model.machineProperty().get();
    if (of == null || model.dirtyProperty().get() || model.busyProperty().get()) {
      return;
    }
    var _ =
        dialogs.ask(
            texts.get("publish.title"),
            texts.get("publish.label"),
            "",
            about -> model.publish(of, about));
  }

  /** Asks where to keep a picture of the drawing. */
  void picture(GraphExport.Kind kind) {
    var machine = model.machineProperty().get();
    pictures.ask(graph, kind, machine == null ? "state-machine" : machine.name());
  }

  /** For tests. */
  CodeEditor editor() {
    return editor;
  }

  /** For tests. */
  GraphView graph() {
    return graph;
  }

  private static final class ProblemCell extends javafx.scene.control.ListCell<Problem> {

    private final Texts texts;

    ProblemCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable Problem item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("problem-error", "problem-warning");
      if (empty || item == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      getStyleClass().add(item.error() ? "problem-error" : "problem-warning");
      setGraphic(Icons.of(item.error() ? "fth-x-circle" : "fth-alert-triangle"));
      // as wide as the list, in two lines: what does not fit is in the tooltip
      setPrefWidth(0);
      setWrapText(true);
      setText(texts.get("definition.problem", item.line(), item.message().replace('\n', ' ')));
      setTooltip(
          new javafx.scene.control.Tooltip(
              item.code()
                  + (item.location().isEmpty() ? "" : " " + item.location())
                  + "\n"
                  + item.message()
                  + "\n"
                  + texts.get(item.service() ? "definition.by.service" : "definition.by.reader")));
    }
  }
}
