package dev.lectern.pane.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.MachineRow;
import dev.lectern.pane.stepfunctions.run.FakeRun;
import dev.lectern.pane.stepfunctions.run.RunTab;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.theme.ThemeManager;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fx")
class StepFunctionsPaneFxTest extends FxTest {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private FakeStepFunctions service;
  private StepFunctionsPane pane;
  private CssLog css;

  @BeforeEach
  void open() {
    css = new CssLog();
    service = new FakeStepFunctions();
  }

  private void open(String place) {
    pane =
        read(
            () ->
                new StepFunctionsPane(fake.context(tasks, null), place, service.gateways(), null));
    show((Parent) read(pane::view));
  }

  @AfterEach
  void close() {
    interact(pane::close);
    tasks.close();
    css.close();
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  private void fire(String id) {
    interact(() -> node(id, Button.class).fire());
  }

  void tab(String id) {
    interact(
        () -> {
          TabPane tabs = node("#stepfunctions-tabs", TabPane.class);
          tabs.getTabs().stream()
              .filter(tab -> tab.getId().endsWith(id))
              .forEach(tabs.getSelectionModel()::select);
        });
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>(read(() -> NodeWalk.faults(stage.getScene().getRoot())));
    css.warnings().forEach(warning -> faults.add("CSS: " + warning));
    faults.addAll(fake.problems.stream().map(Object::toString).toList());
    return faults;
  }

  @Test
  @SuppressWarnings("unchecked")
  void theListLeadsIntoAMachine() {
    open("");
    until(
        () ->
            node("#stepfunctions-machines", TableView.class) != null
                && node("#stepfunctions-machines", TableView.class).getItems().size() == 3);
    TableView<MachineRow> table = node("#stepfunctions-machines", TableView.class);
    Screens.shot(stage, theme, "stepfunctions-list", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(faults()).isEmpty();
    interact(() -> table.getSelectionModel().select(2));
    fire("#stepfunctions-delete");
    until(() -> !service.machines.containsKey("dv-7f3a-price"));
    interact(() -> table.getSelectionModel().select(0));
    fire("#stepfunctions-open");
    until(() -> read(pane::place).startsWith("dv-7f3a-order-saga"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void anotherMachineIsNotOpenedWhereAnExecutionOfTheFirstWasShown() {
    RunTab runs = read(() -> new RunTab(FakeRun.saga(), fake.context(tasks, null)));
    pane =
        read(
            () ->
                new StepFunctionsPane(
                    fake.context(tasks, null),
                    "dv-7f3a-order-saga/execution/run-10042",
                    service.gateways(),
                    runs));
    show((Parent) read(pane::view));
    until(() -> runs.shown("dv-7f3a-order-saga").equals("run-10042"));
    until(() -> node("#stepfunctions-tabs", TabPane.class) != null);
    until(
        () ->
            node("#stepfunctions-tabs", TabPane.class)
                .getSelectionModel()
                .getSelectedItem()
                .getId()
                .endsWith("execution"));
    interact(() -> pane.go(""));
    TableView<MachineRow> table = node("#stepfunctions-machines", TableView.class);
    until(() -> table.getItems().size() == 3);
    interact(() -> table.getSelectionModel().select(2));
    fire("#stepfunctions-open");
    until(() -> read(pane::place).endsWith("/executions"));
  }

  @Test
  void textAndDrawingFollowEachOther() {
    open("dv-7f3a-order-saga");
    until(() -> node("#stepfunctions-definition", CodeArea.class) != null);
    CodeArea area = node("#stepfunctions-definition", CodeArea.class);
    GraphView graph = node("#stepfunctions-graph", GraphView.class);
    until(() -> graph.graph().size() > 10);
    interact(() -> area.moveTo(area.getText().indexOf("\"Refund card\": {") + 20));
    assertThat(read(() -> graph.selectedProperty().get())).isEqualTo("Refund card");
    interact(() -> graph.select("No carrier"));
    assertThat(read(() -> area.getText(area.getCurrentParagraph()))).contains("\"No carrier\": {");
    Screens.shot(stage, theme, "stepfunctions-definition");
    Screens.shot(stage, theme, "stepfunctions-definition", ThemeManager.Mode.LIGHT, 790, 640);
    assertThat(faults()).isEmpty();

    interact(
        () -> {
          int at = area.getText().lastIndexOf("\"Next\": \"Release stock\"");
          area.replaceText(at, at + 23, "\"Next\": \"Release stok\"");
        });
    ListView<?> problems = node("#stepfunctions-problems", ListView.class);
    until(() -> !problems.getItems().isEmpty());
    assertThat(read(() -> problems.getItems().getFirst().toString())).contains("Release stok");
    interact(() -> stage.getScene().getRoot().setStyle("-fx-font-size: 19.5px"));
    interact(() -> stage.getScene().getRoot().applyCss());
    assertThat(read(() -> problems.getMinHeight()))
        .as("a row is seen whole, and has room for two lines, at 150 % too")
        .isGreaterThan(read(problems::getFixedCellSize))
        .isGreaterThan(60);
    interact(() -> stage.getScene().getRoot().setStyle(""));
    assertThat(read(() -> node("#stepfunctions-problem-count", Label.class).getText()))
        .contains("error");
    assertThat(read(pane::unfinished)).hasSize(1);
    Screens.shot(stage, theme, "stepfunctions-problem", ThemeManager.Mode.DARK, 1280, 800);
    interact(() -> area.replaceText(area.getText().replace("Release stok\"", "Release stock\"")));
    interact(() -> area.replaceText(area.getText().replace("rsv-5521", "rsv-5522")));
    until(() -> problems.getItems().isEmpty());
    fire("#stepfunctions-save");
    assertThat(fake.forms).hasSize(1);
    fire("#stepfunctions-discard");
    assertThat(read(pane::unfinished)).isEmpty();
    assertThat(faults()).isEmpty();
  }

  @Test
  @SuppressWarnings("unchecked")
  void executionsAreListedStoppedAndRedriven() {
    open("dv-7f3a-order-saga/executions");
    until(
        () ->
            node("#stepfunctions-executions", TableView.class) != null
                && node("#stepfunctions-executions", TableView.class).getItems().size() == 4);
    TableView<ExecutionRow> table = node("#stepfunctions-executions", TableView.class);
    Screens.shot(stage, theme, "stepfunctions-executions", ThemeManager.Mode.LIGHT, 1280, 800);
    interact(() -> table.getSelectionModel().select(0));
    assertThat(read(() -> node("#stepfunctions-redrive", Button.class).isDisabled())).isTrue();
    fire("#stepfunctions-stop");
    until(() -> service.done.stream().anyMatch(one -> one.startsWith("stop")));
    until(() -> !table.getItems().getFirst().running());
    assertThat(read(() -> table.getSelectionModel().getSelectedItems()))
        .as("what is chosen stays so when the list is loaded again")
        .containsExactly(table.getItems().getFirst());
    assertThat(read(() -> node("#stepfunctions-compare", Button.class).isDisabled())).isTrue();
    interact(() -> table.getSelectionModel().select(1));
    assertThat(read(() -> node("#stepfunctions-compare", Button.class).isDisabled())).isFalse();
    assertThat(read(() -> node("#stepfunctions-execution-open", Button.class).isDisabled()))
        .isTrue();
    interact(() -> table.getSelectionModel().clearAndSelect(1));
    fire("#stepfunctions-redrive");
    until(() -> service.done.stream().anyMatch(one -> one.startsWith("redrive")));
    fire("#stepfunctions-executions-start");
    assertThat(fake.forms).hasSize(1);
    interact(() -> pane.go("dv-7f3a-price/executions"));
    until(() -> node("#state-stepfunctions-start-first", Node.class) != null);
    assertThat(faults()).isEmpty();
  }

  @Test
  void inANarrowPaneNoToolAndNoColumnOfTheExecutionsIsCutOff() {
    open("dv-7f3a-order-saga/executions");
    until(
        () ->
            node("#stepfunctions-executions", TableView.class) != null
                && !node("#stepfunctions-executions", TableView.class).getItems().isEmpty());
    interact(
        () -> {
          stage.setWidth(620);
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
        });
    double wide = read(() -> stage.getScene().getWidth());
    Node more = node("#stepfunctions-executions-more", Node.class);
    assertThat(read(more::isVisible)).isTrue();
    for (String id : List.of("#stepfunctions-executions-more", "#stepfunctions-execution-open")) {
      Node tool = node(id, Node.class);
      assertThat(read(() -> tool.localToScene(tool.getLayoutBounds()).getMaxX()))
          .as(id)
          .isLessThanOrEqualTo(wide);
    }
    TableView<?> table = node("#stepfunctions-executions", TableView.class);
    double columns =
        read(() -> table.getColumns().stream().mapToDouble(each -> each.getWidth()).sum());
    assertThat(columns).isLessThanOrEqualTo(wide);
  }

  @Test
  void versionsMapRunsAndConfiguration() {
    open("dv-7f3a-order-saga/versions");
    until(() -> node("#stepfunctions-alias-live-save", Button.class) != null);
    assertThat(read(() -> node("#stepfunctions-alias-live-save", Button.class).isDisabled()))
        .isTrue();
    interact(() -> node("#stepfunctions-alias-live-weight", Slider.class).setValue(50));
    Screens.shot(stage, theme, "stepfunctions-versions", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(faults()).isEmpty();
    fire("#stepfunctions-alias-live-save");
    until(() -> service.done.contains("alias live 1 50"));
    TextField about = node("#stepfunctions-version-text", TextField.class);
    interact(() -> about.setText(FakeMore.REFUSED));
    fire("#stepfunctions-version-publish");
    until(() -> fake.problems.size() == 1);
    assertThat(read(() -> about.getText())).as("kept, it was refused").isEqualTo(FakeMore.REFUSED);
    fake.problems.clear();
    interact(() -> about.setText("fine"));
    fire("#stepfunctions-version-publish");
    until(() -> read(() -> about.getText()).isEmpty());
    assertThat(service.done).contains("publish fine");
    tab("mapruns");
    until(() -> node("#stepfunctions-mapruns", TableView.class) != null);
    until(() -> node("#stepfunctions-mapruns", TableView.class).getItems().size() == 1);
    assertThat(faults()).isEmpty();
    tab("setup");
    until(() -> node("#stepfunctions-tags-add", Button.class) != null);
    interact(() -> node("#stepfunctions-tracing", CheckBox.class).setSelected(true));
    Screens.shot(stage, theme, "stepfunctions-setup", ThemeManager.Mode.DARK, 1024, 700);
    assertThat(read(pane::unfinished)).hasSize(1);
    fire("#stepfunctions-setup-save");
    until(() -> service.done.contains("setup OFF true"));
    until(() -> pane.unfinished().isEmpty());
    assertThat(service.done).noneMatch(one -> one.startsWith("tags"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void aTaskIsTakenFromAnActivity() {
    open("");
    until(() -> node("#stepfunctions-lists-activities", ToggleButton.class) != null);
    interact(() -> node("#stepfunctions-lists-activities", ToggleButton.class).fire());
    until(() -> node("#stepfunctions-activity-table", TableView.class) != null);
    TableView<?> table = node("#stepfunctions-activity-table", TableView.class);
    until(() -> table.getItems().size() == 1);
    interact(() -> table.getSelectionModel().select(0));
    fire("#stepfunctions-activity-take");
    until(() -> node("#stepfunctions-taken", ListView.class).getItems().size() == 1);
    Screens.shot(stage, theme, "stepfunctions-activities", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(read(pane::unfinished)).hasSize(1);
    assertThat(faults()).isEmpty();
    fire("#stepfunctions-task-answer");
    assertThat(fake.forms).hasSize(1);
    fire("#stepfunctions-task-beat");
    until(() -> service.done.contains("beat"));
  }
}
