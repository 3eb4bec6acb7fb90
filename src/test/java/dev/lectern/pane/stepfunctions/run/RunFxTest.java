package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.pane.stepfunctions.run.compare.Comparison.Row;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ThemeManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@Tag("fx")
class RunFxTest extends FxTest {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private final List<String> opened = new ArrayList<>();
  private FakeRun run;
  private RunView view;
  private CssLog css;

  @BeforeEach
  void open() {
    css = new CssLog();
    run = FakeRun.saga();
    view =
        read(
            () ->
                new RunView(
                    run, fake.context(tasks, null), new RunView.Ways(opened::add, opened::add)));
    show((Parent) read(view::node), 1088, 650);
    interact(() -> view.open(FakeRun.ARN));
    until(() -> view.model().completeProperty().get());
    until(() -> view.model().machineProperty().get() != null);
  }

  @AfterEach
  void close() {
    interact(view::close);
    tasks.close();
    css.close();
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  private String text(String id) {
    return read(() -> node(id, Labeled.class).getText());
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>(read(() -> NodeWalk.faults(stage.getScene().getRoot())));
    css.warnings().forEach(warning -> faults.add("CSS: " + warning));
    faults.addAll(fake.problems.stream().map(Object::toString).toList());
    return faults;
  }

  @Test
  void theFailedStateIsFoundAndItsDataIsTakenApart() {
    assertThat(text("#sfn-run-status")).isEqualTo("FAILED");
    assertThat(text("#sfn-run-why")).contains("OrderFailed");
    interact(() -> view.model().pin("ChargeCard"));
    until(() -> node("#sfn-run-way-error", ToggleButton.class) != null);
    until(() -> !run.asked.isEmpty());
    until(() -> text("#sfn-run-way-note").startsWith("Input, work and output"));
    assertThat(faults()).isEmpty();
    Screens.shot(stage, theme, "sfn-run", ThemeManager.Mode.LIGHT, 1088, 650);
    Screens.shot(stage, theme, "sfn-run", ThemeManager.Mode.DARK, 1088, 650);
    Screens.shot(stage, theme, "sfn-run", ThemeManager.Mode.LIGHT, 1728, 930);
    Screens.shot(stage, theme, "sfn-run", ThemeManager.Mode.DARK, 968, 560);
  }

  @Test
  @SuppressWarnings("unchecked")
  void everythingFollowsTheMoment() {
    interact(() -> node("#sfn-run-first", Button.class).fire());
    assertThat(text("#sfn-run-place")).startsWith("0 of");
    interact(() -> node("#sfn-run-next-problem", Button.class).fire());
    TableView<Event> events = node("#sfn-run-events", TableView.class);
    until(() -> chosen(events).filter(one -> one.type().equals("TaskFailed")).isPresent());
    until(() -> text("#sfn-run-state").equals("ChargeCard"));
    assertThat(text("#sfn-run-state-status")).isEqualTo("attempt failed");
    interact(() -> events.getSelectionModel().select(3));
    assertThat(read(() -> view.model().atProperty().get())).isEqualTo(4);
    assertThat(faults()).isEmpty();
    interact(() -> node("#sfn-run-last", Button.class).fire());
    interact(() -> view.model().pin("ChargeCard"));
    interact(() -> node("#sfn-run-part-tries", ToggleButton.class).fire());
    Screens.shot(stage, theme, "sfn-run-tries", ThemeManager.Mode.LIGHT, 1088, 650);
    interact(() -> node("#sfn-run-part-change", ToggleButton.class).fire());
    Screens.shot(stage, theme, "sfn-run-change", ThemeManager.Mode.LIGHT, 1088, 650);
    interact(() -> node("#sfn-run-part-event", ToggleButton.class).fire());
    Screens.shot(stage, theme, "sfn-run-event", ThemeManager.Mode.DARK, 1088, 650);
  }

  private static Optional<Event> chosen(TableView<Event> events) {
    return Optional.ofNullable(events.getSelectionModel().getSelectedItem());
  }

  @Test
  void aStepKeepsWhatDidNotChange() {
    TableView<?> states = node("#sfn-run-states", TableView.class);
    interact(() -> view.model().pin("ChargeCard"));
    until(() -> node("#sfn-run-way-error", ToggleButton.class) != null);
    List<Object> lines = read(() -> List.copyOf(states.getItems()));
    Node input = read(() -> node("#sfn-run-way-input", ToggleButton.class));
    interact(() -> view.model().stepProblem(-1));
    interact(() -> view.model().stepProblem(-1));
    interact(() -> view.model().stepProblem(-1));
    until(() -> states.getItems().size() < lines.size());
    assertThat(read(() -> List.<Object>copyOf(states.getItems())))
        .as("lines stay for their states")
        .isNotEmpty()
        .isEqualTo(lines.subList(0, read(() -> states.getItems().size())));
    assertThat(read(() -> node("#sfn-run-way-input", ToggleButton.class))).isSameAs(input);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theEventOfTheMomentIsSeenWhereverItIs() {
    TableView<Event> events = node("#sfn-run-events", TableView.class);
    int size = run.events.size();
    for (int at : new int[] {1, 2, 6, size, size - 1, size - 7, size / 2}) {
      interact(() -> view.model().go(at));
      until(() -> seen(events, at - 1));
    }
  }

  private static boolean seen(TableView<?> table, int row) {
    table.layout();
    VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
    return flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() <= row
        && flow.getLastVisibleCell().getIndex() >= row;
  }

  @Test
  void theStateThatIsLookedAtIsSeenAmongMany() {
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "S" + i).toList();
    StringBuilder machine = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
    names.forEach(
        name ->
            machine.append(
                "\"%s\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},"
                    .formatted(name, names.indexOf(name) + 1)));
    machine.append("\"S40\":{\"Type\":\"Pass\",\"End\":true}}}");
    FakeRun many = new FakeRun(machine.toString(), "{}", (resource, arguments) -> arguments);
    RunView other =
        read(
            () ->
                new RunView(
                    many, fake.context(tasks, null), new RunView.Ways(opened::add, opened::add)));
    show((Parent) read(other::node), 1088, 650);
    interact(() -> other.open(FakeRun.ARN));
    until(() -> other.model().completeProperty().get());
    TableView<?> states = node("#sfn-run-states", TableView.class);
    until(() -> states.getItems().size() == 41);
    for (int wanted : new int[] {30, 2, 40, 0}) {
      interact(() -> other.model().pin("S" + wanted));
      until(() -> seen(states, wanted) && states.getSelectionModel().isSelected(wanted));
    }
    interact(other::close);
  }

  private List<String> cut() {
    return node("#sfn-run-states", TableView.class).lookupAll(".label").stream()
        .map(Labeled.class::cast)
        .filter(label -> label.isVisible() && label.isTextTruncated())
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void namesAndTimesOfStatesHaveRoom() {
    for (int percent : new int[] {100, 150}) {
      interact(() -> theme.scaleProperty().set(percent));
      double all = 1088 * percent / 100.0;
      interact(() -> stage.setWidth(all));
      // the least, as in a window of 1024 pixels, and more
      for (double width : new double[] {316 * percent / 100.0, 400 * percent / 100.0}) {
        interact(
            () -> node("#sfn-run-lower", SplitPane.class).setDividerPosition(0, 1 - width / all));
        until(() -> Math.abs(node("#sfn-run-states", TableView.class).getWidth() - width) < 20);
        until("Room in %.0f px at %d %%".formatted(width, percent), () -> cut().isEmpty());
      }
    }
    interact(() -> theme.scaleProperty().set(100));
  }

  /** A window of 1024 pixels leaves 928; what happened is told wherever the divider stands. */
  @Test
  void whatHappenedKeepsItsRoom() {
    for (int percent : new int[] {100, 125, 150}) {
      interact(() -> theme.scaleProperty().set(percent));
      for (int all : new int[] {928, 1344}) {
        interact(() -> stage.setWidth(all));
        SplitPane lower = node("#sfn-run-lower", SplitPane.class);
        boolean beside = all * 100 / percent > 840;
        until(() -> (lower.getOrientation() == Orientation.HORIZONTAL) == beside);
        for (double place : new double[] {0.1, 0.9}) {
          interact(() -> lower.setDividerPosition(0, place));
          String where = "%d px at %d %%, divider %s".formatted(all, percent, place);
          until("What happened: " + where, () -> whatHappened() >= 200 * percent / 100.0);
          until("States: " + where, () -> cut().isEmpty());
        }
      }
    }
    interact(() -> theme.scaleProperty().set(100));
    assertThat(faults()).isEmpty();
  }

  /** The divider is turned while the window is laid out for the first time. */
  @Test
  void aNarrowWindowIsLaidOutAtOnce() {
    interact(() -> theme.scaleProperty().set(150));
    RunView other =
        read(
            () ->
                new RunView(
                    run, fake.context(tasks, null), new RunView.Ways(opened::add, opened::add)));
    show((Parent) read(other::node), 928, 560);
    interact(() -> other.open(FakeRun.ARN));
    until(() -> other.model().completeProperty().get());
    until(() -> !node("#sfn-run-states", TableView.class).getItems().isEmpty());
    until(
        "Rows of states",
        () -> !node("#sfn-run-states", TableView.class).lookupAll(".run-took").isEmpty());
    until(() -> node("#sfn-run-lower", SplitPane.class).getOrientation() == Orientation.VERTICAL);
    until(
        "Nothing waits for being laid out",
        () ->
            stage.getScene().getRoot().lookupAll("*").stream()
                .noneMatch(
                    one -> one instanceof Parent part && shown(part) && part.isNeedsLayout()));
    interact(other::close);
    interact(() -> theme.scaleProperty().set(100));
  }

  private static boolean shown(Node of) {
    for (Node one = of; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Width of that column, as far as it is within its table. */
  private double whatHappened() {
    TableView<?> events = node("#sfn-run-events", TableView.class);
    double right = 0;
    for (var column : events.getColumns()) {
      right += column.getWidth();
    }
    return events.getColumns().getLast().getWidth() - Math.max(0, right - events.getWidth());
  }

  @Test
  @SuppressWarnings("unchecked")
  void iterationsAreOfferedToWhoeverIsAtTheChoice() {
    FakeRun map =
        new FakeRun(
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
              "ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}
            """,
            "[1,2,3]",
            (resource, arguments) -> arguments);
    RunView other =
        read(
            () ->
                new RunView(
                    map, fake.context(tasks, null), new RunView.Ways(opened::add, opened::add)));
    show((Parent) read(other::node), 1088, 650);
    interact(() -> other.open(FakeRun.ARN));
    until(() -> other.model().completeProperty().get());
    interact(() -> other.model().pin("M"));
    ComboBox<Integer> choice = node("#sfn-run-iteration", ComboBox.class);
    // it is drawn in its turn
    until("The choice of an iteration", () -> choice.getParent().isVisible());
    interact(choice::requestFocus);
    until("Iterations to choose", () -> choice.getItems().equals(List.of(-1, 0, 1, 2)));
    interact(() -> choice.setValue(1));
    assertThat(read(() -> other.model().focusProperty().get().index())).isEqualTo(1);
    assertThat(faults()).isEmpty();
    interact(other::close);
  }

  @Test
  @SuppressWarnings("unchecked")
  void twoRunsSideBySide() {
    interact(() -> node("#sfn-run-compare", Button.class).fire());
    Parent compare = (Parent) fake.forms.getLast();
    show(compare, 1040, 560);
    until(() -> !node("#sfn-compare-states", TableView.class).getItems().isEmpty());
    TableView<Row> states = node("#sfn-compare-states", TableView.class);
    assertThat(read(() -> states.getItems().getFirst().state())).isEmpty();
    assertThat(faults()).isEmpty();
    Screens.shot(stage, theme, "sfn-compare", ThemeManager.Mode.DARK, 1040, 560);
    interact(() -> node("#sfn-compare-rows-different", ToggleButton.class).fire());
    assertThat(read(states::getItems)).as("it is the same run twice").isEmpty();
  }

  @Test
  void aNewRunCanBeStartedAtOnceAndNotWithAWrongName() {
    AgainForm form = read(() -> new AgainForm(Texts.of("stepfunctionsrun"), "{}"));
    show((Parent) read(form::view), 700, 420);
    assertThat(read(() -> form.valid().get())).isTrue();
    interact(() -> node("#sfn-run-name", TextField.class).setText("no blanks"));
    assertThat(read(() -> form.valid().get())).isFalse();
    interact(() -> node("#sfn-run-name", TextField.class).setText("mine"));
    assertThat(read(() -> form.valid().get())).isTrue();
    assertThat(read(form::name)).isEqualTo("mine");
  }

  @Test
  void aNewRunMayHaveANameOfItsOwn() {
    interact(() -> node("#sfn-run-again", Button.class).fire());
    Parent form = (Parent) fake.forms.getLast();
    show(form, 700, 420);
    TextField name = node("#sfn-run-name", TextField.class);
    interact(() -> name.setText("no blanks"));
    assertThat(text("#sfn-run-name-rule")).contains("A name is good once");
    assertThat(read(() -> node("#sfn-run-name-rule", Label.class).getStyleClass()))
        .contains("danger");
    interact(() -> name.setText("second-try"));
    assertThat(read(() -> node("#sfn-run-name-rule", Label.class).getStyleClass()))
        .doesNotContain("danger");
    assertThat(faults()).isEmpty();
  }

  @Test
  void whoeverLooksAtATaskOfAnActivityIsToldHowItGoesOn() {
    String arn = "arn:aws:states:us-east-1:111122223333:activity:approvals";
    run =
        new FakeRun(
            """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"%s","End":true}}}"""
                .formatted(arn),
            "{}",
            (resource, arguments) -> Json.object());
    run.running = true;
    run.events =
        List.of(
            event(1, "ExecutionStarted", Json.object().put("input", "{}")),
            event(2, "TaskStateEntered", Json.object().put("name", "Ask").put("input", "{}")),
            event(3, "ActivityScheduled", Json.object().put("resource", arn).put("input", "{}")));
    interact(view::close);
    view =
        read(
            () ->
                new RunView(
                    run, fake.context(tasks, null), new RunView.Ways(opened::add, opened::add)));
    show((Parent) read(view::node), 1088, 650);
    interact(() -> view.open(FakeRun.ARN));
    until(() -> view.model().machineProperty().get() != null);
    until(() -> text("#sfn-run-token").contains("a worker of the activity approvals"));
    assertThat(read(() -> node("#sfn-run-token-succeed", Button.class).isVisible())).isFalse();
    assertThat(read(() -> node("#sfn-run-token", Label.class).getParent().isVisible())).isTrue();
    assertThat(faults()).isEmpty();
  }

  private static Event event(long id, String type, ObjectNode details) {
    return new Event(id, id - 1, Instant.now(), type, "details", details);
  }

  @Test
  void inALowWindowAllPartsKeepTheirRoomAndAreScrolledTo() {
    double row = read(() -> node("#sfn-run-events", TableView.class).getFixedCellSize());
    interact(() -> stage.setHeight(420));
    until(() -> node("#sfn-run-parts", SplitPane.class).getHeight() > 400);
    double events = read(() -> node("#sfn-run-events", TableView.class).getHeight());
    double upper = read(() -> node("#sfn-run-upper", SplitPane.class).getHeight());
    assertThat(events).isGreaterThan(3 * row);
    assertThat(upper).isGreaterThan(200);
    assertThat(faults()).isEmpty();
  }

  @Test
  void whatAFunctionPrintedIsBesideItsState() {
    interact(() -> view.model().pin("ChargeCard"));
    interact(() -> node("#sfn-run-part-log", ToggleButton.class).fire());
    until(
        () ->
            stage.getScene().lookup("#sfn-run-log") instanceof CodeArea log
                && log.getText().contains("charging"));
    assertThat(faults()).isEmpty();
    interact(() -> view.model().pin("ValidateOrder"));
    until(() -> stage.getScene().lookup("#sfn-run-log") == null);
    assertThat(faults()).isEmpty();
  }
}
