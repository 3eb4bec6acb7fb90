package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.stepfunctions.run.history.DataStep;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.task.Turns;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The state that is looked at: its data, the change of the moment, its tries, the event. FX thread.
 */
public final class InspectorView {

  /** What is shown of it. */
  private enum Part {
    FLOW,
    CHANGE,
    TRIES,
    LOG,
    EVENT,
    CHILDREN
  }

  /**
   * How things are called in the whole pane.
   *
   * @param word of a status
   * @param tone of a status
   * @param time of a length of time
   * @param error of error and cause
   */
  public record Words(
      Function<Status, String> word,
      Function<Status, Tone> tone,
      Function<Duration, String> time,
      BiFunction<String, String, String> error) {}

  private final RunViewModel run;
  private final InspectViewModel model;
  private final Words words;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final Label name = new Label();
  private final Chip status = new Chip();
  private final Label visit = new Label();
  private final ToggleButton pin = new ToggleButton();
  private final Button alone;
  private final Segments<Part> part;
  private final WayView way;
  private final Label note = new Label();
  private final DiffView change;
  private final Label changeBefore = new Label();
  private final Label changeAfter = new Label();
  private final CodeView event = new CodeView();
  private final AttemptsView attempts;
  private final StackPane content = new StackPane();
  private final StateView states;
  private final IterationsBar iterations;
  private final TokenBar token;
  private final LogView log;
  private final MapRunView children;
  private final VBox view = new VBox();

  /**
   * @param turns when it is drawn
   * @param open shows an execution, by its ARN
   * @param edit takes a definition with a changed state
   */
  public InspectorView(
      RunViewModel run,
      InspectViewModel model,
      Words words,
      PaneContext context,
      Turns turns,
      RunGateway gateway,
      Consumer<String> open,
      Consumer<String> edit) {
    Dialogs dialogs = context.dialogs();
    this.run = run;
    this.model = model;
    this.words = words;
    part =
        new Segments<>(
            "sfn-run-part",
            each -> texts.get("part." + each.name().toLowerCase(Locale.ROOT)),
            Part.values());
    way = new WayView("sfn-run-way", texts);
    change = new DiffView("sfn-run-change", texts.get("diff.across"));
    attempts =
        new AttemptsView(texts, words.time(), words.error(), id -> run.go(Math.toIntExact(id)));
    event.setLabel(texts.get("part.event"));
    event.area().setId("sfn-run-event");
    log = new LogView(gateway, context.tasks(), texts);
    children = new MapRunView(gateway, context.tasks(), texts, open);
    this.alone = new Button(texts.get("alone"), Icons.of("fth-play"));
    this.alone.setId("sfn-run-alone");
    this.alone.getStyleClass().add("small");
    this.alone.setMinWidth(Region.USE_PREF_SIZE);
    this.alone.setOnAction(pressed -> alone(dialogs, edit));
    content.setId("sfn-run-inspect");
    states = new StateView(content);
    VBox.setVgrow(states, Priority.ALWAYS);
    states.setMinHeight(0);
    iterations = new IterationsBar(run, texts, words.word());
    token = new TokenBar(run, model, dialogs, texts);
    FlowPane head = head();
    view.getChildren().addAll(head, iterations, token, states);
    view.setMinWidth(320);
    head.prefWrapLengthProperty().bind(view.widthProperty().subtract(24));
    view.setMinHeight(0);
    view.getStyleClass().add("run-inspector");
    Turns.Part naming = turns.part(this::showHead);
    Turns.Part drawing = turns.part(this::draw);
    part.valueProperty().addListener((o, before, now) -> show());
    model.stagesProperty().addListener((o, before, now) -> drawing.ask());
    model.problemProperty().addListener((o, before, now) -> drawing.ask());
    model.betweenProperty().addListener((o, before, now) -> drawing.ask());
    run.lookedProperty()
        .addListener(
            (o, before, now) -> {
              naming.ask();
              drawing.ask();
            });
    view.sceneProperty().addListener((o, before, now) -> look());
    show();
  }

  private void alone(Dialogs dialogs, Consumer<String> edit) {
    model
        .alone()
        .ifPresent(
            start -> {
              AloneViewModel trial = model.alone(start);
              AloneView trying = new AloneView(trial);
              dialogs
                  .form(
                      texts.get("alone.title", start.state()),
                      trying.view(),
                      texts.get("alone.use"),
                      trying.differs())
                  .thenAccept(
                      yes -> {
                        if (yes) {
                          trial.definition().ifPresent(edit);
                        }
                      });
            });
  }

  private FlowPane head() {
    name.setId("sfn-run-state");
    name.getStyleClass().add("heading");
    CutTip.on(name);
    // beside it are its status and the pin
    name.maxWidthProperty().bind(Bindings.max(120, view.widthProperty().subtract(240)));
    status.setId("sfn-run-state-status");
    visit.setId("sfn-run-visit");
    visit.getStyleClass().addAll("text-small", "text-muted");
    Icons.only(pin, "fth-map-pin", texts.get("pin"));
    pin.setId("sfn-run-pin");
    pin.getStyleClass().addAll("flat", "small");
    pin.setOnAction(pressed -> run.pin(pin.isSelected() ? run.stateProperty().get() : ""));
    HBox named = new HBox(8, name, status, visit, pin);
    named.getStyleClass().add("run-named");
    note.getStyleClass().addAll("text-small", "text-muted", "run-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.setId("sfn-run-way-note");
    FlowPane head = new FlowPane(12, 4, named, part, alone);
    head.getStyleClass().add("run-inspector-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    return head;
  }

  /** The whole. */
  public Region view() {
    return view;
  }

  private void look() {
    model.seen(view.getScene() != null && part.valueProperty().get() == Part.FLOW);
  }

  private void show() {
    showHead();
    draw();
    look();
  }

  private void showHead() {
    String state = run.stateProperty().get();
    Optional<Visit> of = run.visit();
    long at = run.atProperty().get();
    name.setText(state.isEmpty() ? texts.get("inspect.execution") : state);
    Status stands = of.map(one -> one.at(at)).orElse(Status.NOT_REACHED);
    status.setText(words.word().apply(stands));
    status.setTone(words.tone().apply(stands));
    status.setVisible(!state.isEmpty());
    visit.setText(of.map(one -> visit(one)).orElse(""));
    pin.setSelected(run.pinnedProperty().get());
    pin.setDisable(state.isEmpty());
    iterations.show();
    token.show(
        of.flatMap(one -> model.text().flatMap(text -> Tokens.of(one, text, at))).orElse(""),
        of.flatMap(one -> Tokens.activity(one, at)).orElse(""));
    boolean tried = of.filter(one -> !one.attempts(at).isEmpty()).isPresent();
    part.button(Part.TRIES)
        .setText(
            tried
                ? texts.get("part.tries.count", of.get().attempts(at).size())
                : texts.get("part.tries"));
    alone.setDisable(state.isEmpty() || model.text().isEmpty());
    boolean distributed = of.filter(one -> !one.mapRun().isEmpty()).isPresent();
    part.button(Part.CHILDREN).setVisible(distributed);
    part.button(Part.CHILDREN).setManaged(distributed);
    if (!distributed && part.valueProperty().get() == Part.CHILDREN) {
      part.valueProperty().set(Part.FLOW);
    }
  }

  /** What is large. */
  private void draw() {
    String state = run.stateProperty().get();
    Optional<Visit> of = run.visit();
    long at = run.atProperty().get();
    switch (part.valueProperty().get()) {
      case FLOW -> flow(state, of);
      case CHANGE -> change();
      case TRIES -> {
        attempts.show(of.map(one -> one.attempts(at)).orElse(List.of()));
        put(attempts);
      }
      case LOG -> {
        log.show(of.orElse(null), at);
        put(log.view());
      }
      case CHILDREN ->
          of.ifPresent(
              one -> {
                children.show(one.mapRun());
                put(children.view());
              });
      case EVENT -> event();
    }
  }

  private String visit(Visit one) {
    List<Visit> all = run.history().visits(one.state());
    int known = History.count(all, run.atProperty().get());
    String where = one.iteration() >= 0 ? texts.get("inspect.iteration", one.iteration()) : "";
    String which =
        known > 1 ? texts.get("inspect.visit", History.count(all, one.entered().id()), known) : "";
    return where.isEmpty() || which.isEmpty() ? where + which : where + ", " + which;
  }

  private void put(Node part) {
    if (!content.getChildren().equals(List.of(part))) {
      content.getChildren().setAll(part);
    }
    states.showContent();
  }

  private void flow(String state, Optional<Visit> of) {
    Optional<StateText> text = model.text();
    RunInfo info = run.infoProperty().get();
    if (state.isEmpty() && info != null && run.atProperty().get() == run.sizeProperty().get()) {
      diff(
          texts.get("data.execution-input"),
          info.input(),
          texts.get(info.output().isEmpty() ? "data.error" : "data.execution-output"),
          info.output().isEmpty() ? error(info) : info.output());
      return;
    }
    if (of.isEmpty() || text.isEmpty()) {
      states.showEmpty(
          "fth-git-branch",
          texts.get(state.isEmpty() ? "inspect.none" : "inspect.unreached", state),
          texts.get(state.isEmpty() ? "inspect.none.why" : "inspect.unreached.why"));
      return;
    }
    way.show(model.stagesProperty().get(), model.effective(text.get()));
    var problem = model.problemProperty().get();
    note.setText(
        problem != null
            ? texts.get("inspect.refused", problem.title())
            : model.betweenProperty().get()
                ? texts.get("inspect.between")
                : texts.get("inspect.recorded"));
    if (note.getParent() == null) {
      way.getChildren().add(note);
    }
    put(way);
  }

  private void change() {
    DataStep step = DataStep.of(run.history(), run.atProperty().get());
    if (step.equals(DataStep.NONE)) {
      states.showEmpty("fth-columns", texts.get("change.none"), texts.get("change.none.why"));
      return;
    }
    diff(kind(step.from()), step.before(), kind(step.to()), step.after());
  }

  private static String error(RunInfo info) {
    return info.error().isEmpty() && info.cause().isEmpty()
        ? ""
        : Json.object().put("Error", info.error()).put("Cause", info.cause()).toString();
  }

  private void diff(String nameBefore, String before, String nameAfter, String after) {
    changeBefore.setText(nameBefore);
    changeAfter.setText(nameAfter);
    LineDiff lines =
        LineDiff.of(Stage.pretty(before).lines().toList(), Stage.pretty(after).lines().toList());
    change.setLabel(texts.get("diff.lines", lines.removed(), lines.added()));
    change.show(lines.lines(), Syntax.JSON);
    if (change.getParent() == null) {
      HBox heads = new HBox(side(changeBefore), side(changeAfter));
      heads.getStyleClass().add("run-diff-heads");
      VBox all = new VBox(heads, change);
      VBox.setVgrow(change, Priority.ALWAYS);
      change.setUserData(all);
    }
    put((Node) change.getUserData());
  }

  private static HBox side(Label label) {
    label.getStyleClass().add("heading");
    label.setMinWidth(0);
    HBox side = new HBox(label);
    side.setPrefWidth(100);
    side.setMinWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    side.getStyleClass().add("run-diff-head");
    return side;
  }

  private String kind(DataStep.Kind kind) {
    return texts.get("data." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private void event() {
    Optional<Event> now = run.history().event(run.atProperty().get());
    if (now.isEmpty()) {
      states.showEmpty("fth-list", texts.get("change.none"), texts.get("change.none.why"));
      return;
    }
    String text = Json.PRETTY.writeValueAsString(now.get().json());
    if (!text.equals(event.text())) {
      event.show(text, Syntax.JSON);
    }
    put(event);
  }
}
