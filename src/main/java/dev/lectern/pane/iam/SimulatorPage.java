package dev.lectern.pane.iam;

import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The simulator as a grid: principals across, actions on resources down. FX thread. */
final class SimulatorPage extends BorderPane {

  private static final int MOST = 12;

  /** Widths of columns; resources take what these leave, so that verdicts are seen. */
  private static final double ACTION = 160;

  private static final double VERDICT = 130;

  /** One action on one resource, and the answer of each principal. */
  record Row(String action, String resource, Map<String, Answer> answers) {}

  private final IamGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("iam");
  private final ListView<Entity> principals = new ListView<>();
  private final TextArea actions = new TextArea("s3:GetObject\ns3:PutObject\ns3:DeleteObject");
  private final TextArea resources = new TextArea("*");
  private final TableView<Row> grid = new TableView<>();
  private final StateView states;
  private final LatestSlot listing = new LatestSlot();
  private final LatestSlot asking = new LatestSlot();

  SimulatorPage(IamGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
    setId("iam-simulator");
    principals.setId("iam-simulator-principals");
    principals.setAccessibleText(texts.get("simulator.principals"));
    principals.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    principals.getStyleClass().addAll("dense", "bordered");
    principals.setPlaceholder(new Label(texts.get("simulator.nobody")));
    principals.setCellFactory(
        list ->
            new javafx.scene.control.ListCell<>() {
              @Override
              protected void updateItem(@Nullable Entity one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : one.name());
                setGraphic(empty || one == null ? null : Icons.of(one.kind().icon()));
              }
            });
    VBox.setVgrow(principals, Priority.ALWAYS);
    area(actions, "iam-simulator-actions", "simulator.actions");
    area(resources, "iam-simulator-resources", "simulator.resources");
    Button run = new Button(texts.get("simulator.run"), Icons.of("fth-play"));
    run.setId("iam-simulator-run");
    run.getStyleClass().add("accent");
    run.setMaxWidth(Double.MAX_VALUE);
    run.setOnAction(event -> run());
    VBox side =
        new VBox(
            6,
            heading("simulator.principals"),
            principals,
            heading("simulator.actions"),
            actions,
            heading("simulator.resources"),
            resources,
            run);
    side.getStyleClass().add("iam-page");
    side.setPrefWidth(320);
    side.setMinWidth(280);
    grid.setId("iam-simulator-grid");
    states = new StateView(grid);
    grid.setAccessibleText(texts.get("simulator.grid"));
    grid.getStyleClass().addAll("dense", "edge-to-edge");
    setLeft(side);
    setCenter(states);
    states.showEmpty("fth-grid", texts.get("simulator.empty"), texts.get("simulator.empty.text"));
  }

  private void area(TextArea area, String id, String key) {
    area.setId(id);
    area.setAccessibleText(texts.get(key));
    area.getStyleClass().add("mono");
    area.setPrefRowCount(4);
    area.setMinHeight(64);
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("heading");
    return label;
  }

  /** Loads the principals. */
  void open() {
    tasks
        .work(
            texts.get("listing"),
            progress -> {
              List<Entity> all = new ArrayList<>(gateway.list(Kind.USER, progress));
              all.addAll(gateway.list(Kind.ROLE, progress));
              all.addAll(gateway.list(Kind.GROUP, progress));
              return all;
            })
        .latest(listing)
        .onSuccess(
            all -> {
              principals.getItems().setAll(all);
              principals.getSelectionModel().selectFirst();
            })
        .onFailure(
            problem ->
                states.showProblem(
                    problem,
                    Action.of(
                        "iam-simulator-retry", texts.get("retry"), "fth-refresh-cw", this::open)))
        .start();
  }

  /** Asks for every field of the grid. */
  void run() {
    List<Entity> who =
        principals.getSelectionModel().getSelectedItems().stream().limit(MOST).toList();
    List<String> what = lines(actions);
    List<String> where = lines(resources);
    if (who.isEmpty() || what.isEmpty()) {
      states.showEmpty("fth-grid", texts.get("simulator.empty"), texts.get("simulator.empty.text"));
      return;
    }
    states.showLoading();
    tasks
        .work(
            texts.get("access.asking"),
            progress -> ask(who, what, where.isEmpty() ? List.of("*") : where))
        .latest(asking)
        .onSuccess(rows -> show(who, rows))
        .onFailure(
            problem ->
                states.showProblem(
                    problem,
                    Action.of(
                        "iam-simulator-again", texts.get("retry"), "fth-refresh-cw", this::run)))
        .start();
  }

  private List<Row> ask(List<Entity> who, List<String> what, List<String> where) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Entity one : who) {
      for (Answer answer : gateway.simulate(one.arn(), what, where)) {
        rows.computeIfAbsent(
                answer.action() + " " + answer.resource(),
                key -> new Row(answer.action(), answer.resource(), new LinkedHashMap<>()))
            .answers()
            .put(one.arn(), answer);
      }
    }
    return List.copyOf(rows.values());
  }

  private static List<String> lines(TextArea area) {
    return area.getText().lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private void show(List<Entity> who, List<Row> rows) {
    grid.getColumns().clear();
    text("access.action", ACTION, Row::action);
    // The grid itself has no width before its first answer.
    double room = states.getWidth() / Columns.scale(grid).get() - ACTION - VERDICT * who.size();
    text("simulator.resource", Math.clamp(room, 90, 480), Row::resource);
    for (Entity one : who) {
      TableColumn<Row, Row> column = new TableColumn<>(one.name());
      column.setGraphic(Icons.of(one.kind().icon()));
      column.setPrefWidth(VERDICT);
      cells(column, row -> answer(row.answers().get(one.arn())));
    }
    Columns.grow(grid);
    grid.setItems(FXCollections.observableArrayList(rows));
    states.showContent();
  }

  private void text(String key, double width, java.util.function.Function<Row, String> value) {
    TableColumn<Row, Row> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    cells(column, row -> new MiddleEllipsisLabel(value.apply(row)));
  }

  private void cells(
      TableColumn<Row, Row> column, java.util.function.Function<Row, javafx.scene.Node> drawing) {
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : drawing.apply(row));
              }
            });
    grid.getColumns().add(column);
  }

  private javafx.scene.Node answer(@Nullable Answer answer) {
    if (answer == null) {
      return new Label();
    }
    Chip chip =
        answer.allowed()
            ? new Chip(texts.get("effect.allow"), Tone.SUCCESS, "fth-check")
            : answer.decision().equals("explicitDeny")
                ? new Chip(texts.get("access.explicit"), Tone.DANGER, "fth-x")
                : new Chip(texts.get("access.denied"), Tone.NEUTRAL, "fth-minus");
    List<String> why = new ArrayList<>();
    why.add(
        answer.statements().isEmpty()
            ? texts.get("simulator.no-statement")
            : texts.get("simulator.by", String.join(", ", answer.statements())));
    if (answer.stoppedByBoundary()) {
      why.add(texts.get("simulator.boundary"));
    }
    if (!answer.missing().isEmpty()) {
      why.add(texts.get("simulator.missing", String.join(", ", answer.missing())));
    }
    chip.setTooltip(new Tooltip(String.join("\n", why)));
    chip.setAccessibleText(chip.getText() + ". " + String.join(" ", why));
    return chip;
  }
}
