package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.inspect.InspectViewModel;
import dev.lectern.pane.stepfunctions.run.inspect.InspectorView;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Turns;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.LayoutRoot;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One execution: its graph, the state that is looked at, the scrubber, events and states. */
public final class RunController {

  private final RunViewModel model;
  private final InspectViewModel inspect;
  private final RunActions actions;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final Plain plain = new Plain(texts);

  @FXML private MiddleEllipsisLabel name;
  @FXML private Chip status;
  @FXML private Chip type;
  @FXML private Chip took;
  @FXML private Chip count;
  @FXML private Chip redriven;
  @FXML private HBox tools;
  @FXML private HBox note;
  @FXML private Label noted;
  @FXML private HBox failure;
  @FXML private Label why;
  @FXML private Button whyButton;
  @FXML private StackPane place;
  @FXML private ScrollPane parts;
  @FXML private StackPane graphPlace;
  @FXML private StackPane inspectorPlace;
  @FXML private VBox scrubPlace;
  @FXML private SplitPane lower;
  @FXML private StackPane eventsPlace;
  @FXML private StackPane statesPlace;

  private static final double DIVIDER = 8;
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private StateView states = new StateView(new StackPane());

  RunController(RunViewModel model, InspectViewModel inspect, RunActions actions) {
    this.model = model;
    this.inspect = inspect;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    Turns turns = new Turns();
    ScrubBar scrub = new ScrubBar(model, texts, actions);
    GraphPart graph = new GraphPart(model, texts, actions.context().tasks(), actions::picture);
    actions.graph(graph.graph());
    put(graphPlace, graph.view());
    put(scrubPlace, scrub.view());
    put(eventsPlace, new EventsPart(model, texts, actions.context().tasks(), turns).view());
    put(statesPlace, new StatesPart(model, texts, turns).view());
    // not while it is laid out: what is asked for then is not laid out again
    Turns.Part settling = turns.part(parts::requestLayout);
    Turns.Part folding =
        turns.part(
            () -> {
              fold();
              settling.ask();
            });
    for (var length :
        List.of(
            lower.widthProperty(),
            eventsPlace.minWidthProperty(),
            statesPlace.minWidthProperty())) {
      length.addListener((o, before, now) -> folding.ask());
    }
    InspectorView inspector =
        new InspectorView(
            model,
            inspect,
            new InspectorView.Words(
                status -> Looks.word(texts, status), Looks::tone, Took::of, Told::error),
            actions.context(),
            turns,
            actions.gateway(),
            actions.ways().open(),
            actions.ways().edit());
    put(inspectorPlace, inspector.view());
    tools
        .getChildren()
        .setAll(
            ActionButtons.icon(actions.action("sfn-run-export"), "small"),
            ActionButtons.icon(actions.action("sfn-run-compare"), "small"),
            ActionButtons.of(actions.action("sfn-run-stop"), "small"),
            ActionButtons.of(actions.action("sfn-run-again"), "small"),
            ActionButtons.of(actions.action("sfn-run-redrive"), "small", "accent"));
    for (Node tool : tools.getChildren().subList(2, 5)) {
      ((Button) tool).setMinWidth(Region.USE_PREF_SIZE);
    }
    place.getChildren().remove(parts);
    states = new StateView(parts);
    place.getChildren().setAll(states);
    failure.managedProperty().bind(failure.visibleProperty());
    redriven.managedProperty().bind(redriven.visibleProperty());
    model.infoProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.arnProperty().addListener((o, before, now) -> show());
    model.untoldProperty().addListener((o, before, now) -> showNote());
    note.managedProperty().bind(note.visibleProperty());
    model.lookedProperty().addListener((o, before, now) -> showHead());
    model.completeProperty().addListener((o, before, now) -> showHead());
    show();
  }

  /** Each part is laid out alone: while the moment moves, something changes in all of them. */
  private static void put(Pane place, Region part) {
    place.getChildren().setAll(new LayoutRoot(part));
  }

  /** Where there is no room for both, the states stand below the events. */
  private void fold() {
    double beside = eventsPlace.getMinWidth() + DIVIDER + statesPlace.getMinWidth();
    boolean narrow = lower.getWidth() > 0 && lower.getWidth() < beside;
    lower.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    parts.getContent().pseudoClassStateChanged(NARROW, narrow);
  }

  private void show() {
    showHead();
    showNote();
    RunInfo info = model.infoProperty().get();
    UserProblem problem = model.problemProperty().get();
    if (model.arnProperty().get().isEmpty()) {
      states.showEmpty("fth-git-branch", texts.get("none"), texts.get("none.why"));
    } else if (!model.asked()) {
      states.showEmpty("fth-zap", texts.get("express"), texts.get("express.why"));
    } else if (problem != null) {
      states.showProblem(
          problem,
          Action.of("sfn-run-retry", texts.get("retry"), "fth-refresh-cw", model::refresh));
    } else if (info == null) {
      states.forget();
      states.showLoading();
    } else {
      states.showContent();
    }
  }

  /** What is otherwise here than with AWS, or than it could be. */
  private void showNote() {
    String arn = model.arnProperty().get();
    UserProblem untold = model.untoldProperty().get();
    note.setVisible(untold != null || (RunInfo.express(arn) && model.asked()));
    noted.setText(
        untold != null ? texts.get("untold", untold.title()) : texts.get("express.beyond"));
  }

  private void showHead() {
    RunInfo info = model.infoProperty().get();
    boolean known = info != null;
    for (Chip chip : List.of(status, type, took, count)) {
      chip.setVisible(known);
      chip.setManaged(known);
    }
    name.setText(RunInfo.execution(model.arnProperty().get()));
    redriven.setVisible(known && info.redrives() > 0);
    if (info == null) {
      failure.setVisible(false);
      return;
    }
    status.setText(info.status());
    status.setTone(Looks.execution(info.status()));
    type.setText(texts.get(RunInfo.express(info.arn()) ? "type.express" : "standard"));
    type.setTone(Tone.OUTLINED);
    took.setText(Took.of(Duration.between(info.start(), end(info))));
    took.setTone(Tone.OUTLINED);
    int size = model.sizeProperty().get();
    count.setText(
        texts.get(model.completeProperty().get() ? "events.count" : "events.so-far", size));
    count.setTone(Tone.OUTLINED);
    redriven.setText(texts.get("redrives", info.redrives()));
    redriven.setTone(Tone.ACCENT);
    Optional<String> sentence = plain.of(info, model.history(), size);
    if (model.unseenProperty().get() != null && !info.error().isEmpty()) {
      sentence = Optional.of(texts.get("plain.failed", Told.error(info.error(), info.cause())));
    }
    failure.setVisible(sentence.isPresent());
    why.setText(sentence.orElse(""));
    whyButton.setVisible(model.history().failure(size).isPresent());
  }

  private Instant end(RunInfo info) {
    Instant stop = info.stop();
    return stop != null
        ? stop
        : model.live()
            ? model.time()
            : model.history().events().isEmpty()
                ? info.start()
                : model.history().events().getLast().time();
  }

  /** To the error itself: the state that failed, at the moment at which it did. */
  @FXML
  private void showFailure() {
    model
        .history()
        .failure(model.sizeProperty().get())
        .ifPresent(
            failed -> {
              Visit visit = model.history().caughtBefore(failed).orElse(failed);
              var tries = visit.attempts(Long.MAX_VALUE);
              var ended = tries.isEmpty() ? null : tries.getLast().ended();
              model.pin("");
              model.go(Math.toIntExact(ended == null ? visit.entered().id() : ended.id()));
              model.pin(visit.state());
            });
  }
}
