package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.FoldingBar;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The table of executions. FX thread. */
final class ExecutionsView {

  private static final List<String> STATUSES =
      List.of("", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");

  private final ExecutionsViewModel model;
  private final Starter starter;
  private final Consumer<String> open;
  private final ExecutionsTab.Compare compare;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TableView<ExecutionRow> table = new TableView<>();
  private final StateView states;
  private final BorderPane view = new BorderPane();

  ExecutionsView(
      ExecutionsViewModel model,
      Starter starter,
      Consumer<String> open,
      ExecutionsTab.Compare compare) {
    this.model = model;
    this.starter = starter;
    this.open = open;
    this.compare = compare;
    fill();
    states = new StateView(table);
    MessageBand beyond = new MessageBand(Tone.ACCENT, texts.get("express.beyond"));
    beyond.setId("stepfunctions-express-note");
    beyond.managedProperty().bind(beyond.visibleProperty());
    view.setTop(new VBox(bar(), beyond));
    view.setCenter(states);
    Button more = parts.button("stepfunctions-more", "executions.more", "", model::more);
    HBox foot = new HBox(more);
    foot.getStyleClass().add("stepfunctions-bar");
    foot.visibleProperty().bind(model.moreProperty());
    foot.managedProperty().bind(foot.visibleProperty());
    view.setBottom(foot);
    model.stateProperty().addListener((o, before, now) -> show());
    model.stateProperty().subscribe(now -> beyond.setVisible(model.beyond()));
    show();
  }

  Node view() {
    return view;
  }

  private Node bar() {
    Button start =
        parts.button("stepfunctions-executions-start", "start", "fth-play", starter::ask, "accent");
    ComboBox<String> status = parts.choice("stepfunctions-status", "executions.status");
    status.getItems().setAll(STATUSES);
    status.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String value) {
            return texts.get("status." + (value == null || value.isEmpty() ? "ALL" : value));
          }

          @Override
          public String fromString(String text) {
            return "";
          }
        });
    status.valueProperty().bindBidirectional(model.statusProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button show = parts.button("stepfunctions-execution-open", "open", "fth-eye", this::openChosen);
    Button again = parts.button("stepfunctions-again", "executions.again", "fth-copy", this::again);
    Button redrive =
        parts.button(
            "stepfunctions-redrive",
            "redrive",
            "fth-rotate-cw",
            () -> chosen().ifPresent(model::redrive));
    Button stop =
        parts.button(
            "stepfunctions-stop",
            "stop",
            "fth-square",
            () -> chosen().ifPresent(model::stop),
            "button-outlined",
            "danger");
    Button compare =
        parts.button(
            "stepfunctions-compare", "executions.compare", "fth-columns", this::compareChosen);
    compare.setTooltip(new Tooltip(texts.get("executions.compare.how")));
    show.disableProperty().bind(is(row -> true).not());
    again.disableProperty().bind(is(row -> true).not());
    redrive.disableProperty().bind(is(row -> row.redrivable() && !model.beyond()).not());
    stop.disableProperty().bind(is(row -> row.running() && !model.beyond()).not());
    compare
        .disableProperty()
        .bind(Bindings.size(table.getSelectionModel().getSelectedItems()).isNotEqualTo(2));
    status.setMinWidth(Region.USE_PREF_SIZE);
    FoldingBar tools = new FoldingBar("stepfunctions-executions-more");
    tools.add(again, compare, redrive, stop, show);
    HBox bar = new HBox(start, status, gap, tools);
    bar.getStyleClass().add("stepfunctions-bar");
    return bar;
  }

  private void compareChosen() {
    List<ExecutionRow> two = List.copyOf(table.getSelectionModel().getSelectedItems());
    var of = model.machine();
    if (two.size() == 2 && of != null) {
      // the list has the newest first: that is what is looked at
      compare.show(of.arn(), two.getFirst().arn(), two.getLast().arn());
    }
  }

  private BooleanBinding is(Function<ExecutionRow, Boolean> what) {
    return Bindings.createBooleanBinding(
        () -> chosen().map(what).orElse(false), table.getSelectionModel().getSelectedItems());
  }

  private void fill() {
    table.setId("stepfunctions-executions");
    table.setAccessibleText(texts.get("tab.executions"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setItems(model.rows());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    model.replaceBy(this::keepChosen);
    table
        .getColumns()
        .setAll(
            List.of(
                column("executions.name", 90, 300, row -> new Label(row.name())),
                column("executions.status", 120, 120, row -> chip(texts, row.status())),
                column("executions.started", 90, 180, row -> new Label(Format.when(row.started()))),
                column("executions.took", 76, 110, this::took),
                column("executions.redrives", 84, 90, row -> quiet(row.redrives())),
                column("executions.by", 96, 120, row -> new Label(row.startedBy()))));
    table.setRowFactory(
        any -> {
          TableRow<ExecutionRow> row = new TableRow<>();
          row.setOnMouseClicked(
              event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                  open.accept(RunInfo.place(row.getItem().arn()));
                }
              });
          return row;
        });
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openChosen();
            event.consume();
          }
        });
    Columns.grow(table);
  }

  /** The status of an execution in AWS's word, with its sign. */
  static Chip chip(Texts texts, String status) {
    return switch (status) {
      case "RUNNING" -> new Chip(texts.get("status.RUNNING"), Tone.ACCENT, "fth-play");
      case "SUCCEEDED" -> new Chip(texts.get("status.SUCCEEDED"), Tone.SUCCESS, "fth-check");
      case "ABORTED" -> new Chip(texts.get("status.ABORTED"), Tone.NEUTRAL, "fth-slash");
      case "PENDING_REDRIVE" ->
          new Chip(texts.get("status.PENDING_REDRIVE"), Tone.WARNING, "fth-rotate-cw");
      default -> new Chip(texts.get("status." + status), Tone.DANGER, "fth-x");
    };
  }

  private Node took(ExecutionRow row) {
    Instant end = row.stopped();
    return end == null
        ? new Label(texts.get("executions.runs"))
        : new Label(Took.of(Duration.between(row.started(), end)));
  }

  private static Label quiet(int count) {
    Label label = new Label(String.format(Locale.ENGLISH, "%,d", count));
    if (count == 0) {
      label.getStyleClass().add("text-muted");
    }
    return label;
  }

  private TableColumn<ExecutionRow, ExecutionRow> column(
      String key, double least, double width, Function<ExecutionRow, Node> draw) {
    TableColumn<ExecutionRow, ExecutionRow> column = new TableColumn<>(texts.get(key));
    column.setMinWidth(least);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable ExecutionRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : draw.apply(row));
              }
            });
    return column;
  }

  private void keepChosen(Runnable replacing) {
    MultipleSelectionModel<ExecutionRow> selection = table.getSelectionModel();
    Set<String> kept =
        selection.getSelectedItems().stream().map(ExecutionRow::arn).collect(Collectors.toSet());
    replacing.run();
    selection.clearSelection();
    List<ExecutionRow> now = model.rows();
    IntStream.range(0, now.size())
        .filter(at -> kept.contains(now.get(at).arn()))
        .forEach(selection::select);
  }

  private Optional<ExecutionRow> chosen() {
    List<ExecutionRow> all = table.getSelectionModel().getSelectedItems();
    return all.size() == 1 ? Optional.ofNullable(all.getFirst()) : Optional.empty();
  }

  private void openChosen() {
    chosen().ifPresent(row -> open.accept(RunInfo.place(row.arn())));
  }

  private void again() {
    chosen()
        .ifPresent(
            row ->
                model.inputOf(
                    row,
                    input -> {
                      var of = model.machine();
                      if (of != null) {
                        model.suggest(of.arn(), input);
                        starter.ask();
                      }
                    }));
  }

  private void show() {
    Action first =
        Action.of("stepfunctions-start-first", texts.get("start"), "fth-play", starter::ask);
    switch (model.stateProperty().get()) {
      case LOADING -> states.showLoading();
      case READY -> states.showContent();
      case EXPRESS ->
          states.showEmpty(
              "fth-zap", texts.get("express.title"), texts.get("express.sentence"), first);
      case EMPTY -> {
        if (model.statusProperty().get().isEmpty()) {
          states.showEmpty(
              "fth-play", texts.get("executions.none"), texts.get("executions.none.text"), first);
        } else {
          states.showEmpty(
              "fth-filter",
              texts.get("executions.nomatch"),
              texts.get("executions.nomatch.text"),
              Action.of(
                  "stepfunctions-all-statuses",
                  texts.get("executions.all"),
                  "fth-x",
                  () -> model.statusProperty().set("")));
        }
      }
      case FAILED -> {
        var problem = model.problemProperty().get();
        if (problem != null) {
          states.showProblem(
              problem,
              Action.of(
                  "stepfunctions-executions-retry",
                  texts.get("retry"),
                  "fth-refresh-cw",
                  model::load));
        }
      }
    }
  }
}
