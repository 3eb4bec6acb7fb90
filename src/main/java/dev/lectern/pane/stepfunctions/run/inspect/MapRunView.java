package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.model.MapRun;
import dev.lectern.pane.stepfunctions.run.model.MapRun.Child;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A run of a distributed Map: how far it is, its child executions, and the data of the chosen one.
 * Follows while it runs and is seen. FX thread.
 */
final class MapRunView {

  private static final long EVERY_MILLIS = 1_000;

  private enum Which {
    ALL,
    RUNNING,
    FAILED
  }

  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts;
  private final Consumer<String> open;
  private final LatestSlot reading = new LatestSlot();
  private final LatestSlot describing = new LatestSlot();
  private final Poller<MapRun> poller;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label told = new Label();
  private final Segments<Which> which;
  private final TableView<Child> table = new TableView<>();
  private final Label none = new Label();
  private final DiffView data;
  private final Label before = new Label();
  private final Label after = new Label();
  private final StateView detail;
  private final StateView states;
  private String arn = "";
  private @Nullable MapRun now;

  /**
   * @param open shows an execution, by its ARN
   */
  MapRunView(RunGateway gateway, TaskRunner tasks, Texts texts, Consumer<String> open) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.texts = texts;
    this.open = open;
    poller =
        new Poller<>(
            tasks,
            () -> {
              String of = arn;
              String status = status();
              return of.isEmpty() ? null : progress -> gateway.mapRun(of, status);
            },
            this::heard,
            () -> now != null && now.running() ? EVERY_MILLIS : Poller.NEVER);
    which =
        new Segments<>(
            "sfn-run-children-which",
            each -> texts.get("children." + each.name().toLowerCase(Locale.ROOT)),
            Which.values());
    which.valueProperty().addListener((o, before, is) -> ask());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(6);
    bar.setMaxHeight(6);
    bar.setAccessibleText(texts.get("children.progress"));
    told.setId("sfn-run-children-told");
    told.setMinWidth(0);
    CutTip.on(told);
    data = new DiffView("sfn-run-child-data", texts.get("diff.across"));
    data.setMinHeight(0);
    HBox heads = new HBox(head(before), head(after));
    heads.getStyleClass().add("run-diff-heads");
    heads.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(data, Priority.ALWAYS);
    detail = new StateView(new VBox(heads, data));
    detail.setMinHeight(0);
    table();
    Button show = new Button(texts.get("children.open"), Icons.of("fth-eye"));
    show.setId("sfn-run-child-open");
    show.getStyleClass().add("small");
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    show.setOnAction(event -> openChosen());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox tools = new HBox(8, which, gap, show);
    tools.getStyleClass().add("run-bar");
    tools.setMinHeight(Region.USE_PREF_SIZE);
    VBox head = new VBox(4, told, bar);
    head.getStyleClass().add("run-children-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    SplitPane split = new SplitPane(table, detail);
    split.setId("sfn-run-children-split");
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.55);
    split.getStyleClass().add("run-split");
    split.setMinHeight(0);
    VBox all = new VBox(head, tools, split);
    VBox.setVgrow(split, Priority.ALWAYS);
    all.setId("sfn-run-children");
    all.setMinHeight(0);
    states = new StateView(all);
    states.setMinHeight(0);
    states.sceneProperty().addListener((o, before, is) -> poller.seen(is != null));
  }

  private static HBox head(Label label) {
    label.getStyleClass().add("heading");
    label.setMinWidth(0);
    CutTip.on(label);
    HBox head = new HBox(label);
    head.getStyleClass().add("run-diff-head");
    head.setPrefWidth(100);
    head.setMinWidth(0);
    HBox.setHgrow(head, Priority.ALWAYS);
    return head;
  }

  Node view() {
    return states;
  }

  private String status() {
    return switch (which.valueProperty().get()) {
      case ALL -> "";
      case RUNNING -> "RUNNING";
      case FAILED -> "FAILED";
    };
  }

  private void table() {
    table.setId("sfn-run-children-list");
    table.setAccessibleText(texts.get("part.children"));
    table.getStyleClass().addAll("dense", "edge-to-edge", "run-children-list");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new StackPane(none));
    none.setWrapText(true);
    table
        .getColumns()
        .setAll(
            List.of(
                column("children.name", 200, Child::name),
                column("children.status", 100, Child::status),
                column("children.took", 80, this::took),
                column("children.started", 120, one -> Format.when(one.start()))));
    Columns.grow(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, is) -> read(before, is));
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openChosen();
            event.consume();
          }
        });
    table.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2) {
            openChosen();
          }
        });
  }

  private TableColumn<Child, String> column(
      String key, double width, Function<Child, String> text) {
    TableColumn<Child, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    Columns.tips(column);
    column.setPrefWidth(width);
    column.setMinWidth(width / 2);
    column.setSortable(false);
    return column;
  }

  private String took(Child one) {
    Instant stop = one.stop();
    return stop == null ? texts.get("children.runs") : Took.of(Duration.between(one.start(), stop));
  }

  private void openChosen() {
    Child chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen.arn());
    }
  }

  /** Shows a run, by its ARN. */
  void show(String mapRunArn) {
    if (!mapRunArn.equals(arn)) {
      arn = mapRunArn;
      now = null;
      table.getItems().clear();
      states.forget();
      ask();
    }
  }

  private void ask() {
    if (now == null) {
      states.showLoading();
    }
    String of = arn;
    String status = status();
    tasks
        .work(texts.get("children.loading"), progress -> gateway.mapRun(of, status))
        .latest(reading)
        .onSuccess(
            found -> {
              heard(found);
              poller.ask();
            })
        .onFailure(states::showProblem)
        .start();
  }

  private void heard(MapRun run) {
    if (!run.arn().equals(arn)) {
      return;
    }
    now = run;
    var items = run.items();
    bar.setProgress(items.total() == 0 ? 0 : (double) items.done() / items.total());
    bar.getStyleClass().removeAll("danger", "warning");
    if (items.failed() > 0) {
      // failures that the Map tolerates are no failure of its run
      bar.getStyleClass().add(run.status().equals("FAILED") ? "danger" : "warning");
    }
    told.setText(
        texts.get(
            "children.told",
            run.status(),
            items.succeeded(),
            items.total(),
            items.failed(),
            items.running() + items.pending(),
            run.executions().total(),
            items.aborted()));
    UserProblem untold = run.untold();
    none.setText(untold == null ? texts.get("children.none") : untold.title() + " " + untold.why());
    Child chosen = table.getSelectionModel().getSelectedItem();
    if (!run.children().equals(table.getItems())) {
      table.getItems().setAll(run.children());
      run.children().stream()
          .filter(one -> chosen != null && one.arn().equals(chosen.arn()))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
    if (table.getSelectionModel().getSelectedItem() == null) {
      // what went wrong is what one looks for
      run.children().stream()
          .filter(one -> one.status().equals("FAILED"))
          .findFirst()
          .or(() -> run.children().stream().findFirst())
          .ifPresentOrElse(
              one -> {
                table.getSelectionModel().select(one);
                table.scrollTo(one);
              },
              () -> {
                data.show(List.of(), Syntax.JSON);
                detail.showContent();
              });
    }
    states.showContent();
  }

  private void read(@Nullable Child before, @Nullable Child chosen) {
    if (chosen == null || Objects.equals(before, chosen)) {
      return;
    }
    detail.showLoading();
    tasks
        .work(texts.get("loading"), progress -> gateway.describe(chosen.arn()))
        .latest(describing)
        .onSuccess(this::put)
        .onFailure(detail::showProblem)
        .start();
  }

  private void put(RunInfo child) {
    String ended =
        child.error().isEmpty() && child.cause().isEmpty()
            ? Stage.pretty(child.output())
            : child.error() + "\n" + child.cause();
    LineDiff lines =
        LineDiff.of(Stage.pretty(child.input()).lines().toList(), ended.lines().toList());
    data.setLabel(texts.get("diff.lines", lines.removed(), lines.added()));
    data.show(lines.lines(), Syntax.JSON);
    before.setText(texts.get("data.execution-input"));
    after.setText(texts.get(child.error().isEmpty() ? "data.execution-output" : "data.error"));
    detail.showContent();
  }
}
