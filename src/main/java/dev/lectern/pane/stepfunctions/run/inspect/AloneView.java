package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A state with its input and what stands for its work, and what becomes of them. FX thread. */
final class AloneView {

  private final AloneViewModel model;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final JsonEditor given = new JsonEditor();
  private final Button run;
  private final Chip status = new Chip();
  private final Label said = new Label();
  private final WayView way = new WayView("sfn-alone-way", texts);
  private final StateView states = new StateView(way);
  private final VBox work;
  private final SplitPane view;
  private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();

  AloneView(AloneViewModel model) {
    this.model = model;
    run = button("sfn-alone-run", "alone.run", "fth-play", model::run);
    run.getStyleClass().add("accent");
    Segments<AloneViewModel.Work> by =
        new Segments<>(
            "sfn-alone-work",
            each -> texts.get("alone.work." + each.name().toLowerCase(Locale.ROOT)),
            AloneViewModel.Work.values());
    by.valueProperty().bindBidirectional(model.workProperty());
    bind(given, "sfn-alone-given", "alone.given", model.givenProperty());
    work = part(texts.get("alone.work"), given, by);
    JsonEditor state = new JsonEditor();
    bind(state, "sfn-alone-state", "alone.state", model.stateProperty());
    JsonEditor input = new JsonEditor();
    bind(input, "sfn-alone-input", "alone.input", model.inputProperty());
    SplitPane left =
        new SplitPane(
            part(texts.get("alone.state"), state), part(texts.get("alone.input"), input), work);
    left.setOrientation(Orientation.VERTICAL);
    left.setDividerPositions(0.46, 0.73);
    left.getStyleClass().add("run-split");
    left.setId("sfn-alone-left");
    said.setMinWidth(0);
    CutTip.on(said);
    said.setId("sfn-alone-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMaxWidth(Double.MAX_VALUE);
    status.setId("sfn-alone-status");
    status.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = new HBox(8, run, status, said);
    bar.getStyleClass().add("run-bar");
    VBox right = new VBox(bar, states);
    VBox.setVgrow(states, Priority.ALWAYS);
    view = new SplitPane(left, right);
    view.setDividerPositions(0.4);
    view.setId("sfn-alone");
    view.getStyleClass().addAll("run-split", "run-alone");
    view.getStylesheets().add(Views.styleSheet("stepfunctionsrun"));
    view.setPrefSize(1_000, 540);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // it runs the state; taking the definition closes the form, which a habit must not do
    view.getProperties().put(Dialogs.OWN_CTRL_ENTER, true);
    model.answerProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.runningProperty().addListener((o, before, now) -> show());
    model.stateProperty().addListener((o, before, now) -> changed());
    model.workProperty().addListener((o, before, now) -> changed());
    changed();
    show();
  }

  private Button button(String id, String key, String icon, Runnable action) {
    Button button = new Button(texts.get(key), Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void bind(JsonEditor editor, String id, String key, StringProperty text) {
    editor.area().setId(id);
    editor.setLabel(texts.get(key));
    editor.setText(text.get());
    editor.textProperty().addListener((o, before, now) -> text.set(now));
    editor.setMinHeight(60);
  }

  private static VBox part(String title, Node body, Node... tools) {
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(8, heading, gap);
    bar.getChildren().addAll(tools);
    bar.getStyleClass().add("run-bar");
    bar.setMinHeight(Region.USE_PREF_SIZE);
    VBox part = new VBox(bar, body);
    VBox.setVgrow(body, Priority.ALWAYS);
    part.setMinHeight(80);
    return part;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.run();
      event.consume();
    }
  }

  private void changed() {
    Optional<StateText> state = model.text();
    boolean works = state.filter(StateText::works).isPresent();
    work.setDisable(!works);
    given.setDisable(model.workProperty().get() == AloneViewModel.Work.REAL);
    differs.set(model.changed());
  }

  private void show() {
    run.setDisable(model.runningProperty().get());
    Trial.Answer answer = model.answerProperty().get();
    UserProblem problem = model.problemProperty().get();
    status.setVisible(answer != null);
    if (problem != null) {
      said.setText("");
      states.showProblem(problem);
    } else if (model.runningProperty().get()) {
      states.showLoading();
    } else if (answer == null) {
      said.setText("");
      states.showEmpty("fth-play", texts.get("alone.none"), texts.get("alone.none.why"));
    } else {
      status.setText(answer.status());
      status.setTone(
          switch (answer.status()) {
            case "SUCCEEDED" -> Tone.SUCCESS;
            case "FAILED" -> Tone.DANGER;
            default -> Tone.WARNING;
          });
      said.setText(
          switch (answer.status()) {
            case "RETRIABLE" -> texts.get("alone.retriable");
            case "FAILED" -> texts.get("alone.failed");
            default ->
                answer.next().isEmpty()
                    ? texts.get("alone.end")
                    : texts.get("alone.next", answer.next());
          });
      model.text().ifPresent(state -> way.show(model.stages(), state));
      states.showContent();
    }
  }

  Node view() {
    return view;
  }

  /** Whether the state is another one than the machine has. */
  ObservableBooleanValue differs() {
    return differs.getReadOnlyProperty();
  }
}
