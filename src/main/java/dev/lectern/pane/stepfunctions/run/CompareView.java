package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.compare.CompareViewModel;
import dev.lectern.pane.stepfunctions.run.compare.Comparison;
import dev.lectern.pane.stepfunctions.run.compare.Comparison.Row;
import dev.lectern.pane.stepfunctions.run.compare.Comparison.Side;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.inspect.Stage;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Two executions side by side: how each state went in both, and what its data were. FX thread. */
final class CompareView {

  private enum Data {
    INPUT,
    OUTPUT
  }

  private enum Rows {
    ALL,
    DIFFERENT
  }

  private final CompareViewModel model;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final TableView<Row> table = new TableView<>();
  private final DiffView diff;
  private final Label before = new Label();
  private final Label after = new Label();
  private final Segments<Data> data;
  private final Segments<Rows> rows;
  private final StateView states;
  private final VBox view;

  CompareView(CompareViewModel model) {
    this.model = model;
    FormParts parts = new FormParts(texts);
    diff = new DiffView("sfn-compare-diff", texts.get("diff.across"));
    data =
        new Segments<>(
            "sfn-compare-data",
            each -> texts.get("compare." + each.name().toLowerCase(Locale.ROOT)),
            Data.values());
    rows =
        new Segments<>(
            "sfn-compare-rows",
            each -> texts.get("compare." + each.name().toLowerCase(Locale.ROOT)),
            Rows.values());
    table();
    HBox heads = new HBox(head(before), head(after));
    heads.getStyleClass().add("run-diff-heads");
    Label heading = new Label(texts.get("compare.data"));
    heading.getStyleClass().add("heading");
    HBox bar = new HBox(8, heading, data);
    bar.getStyleClass().add("run-bar");
    bar.setMinHeight(Region.USE_PREF_SIZE);
    VBox lower = new VBox(bar, heads, diff);
    VBox.setVgrow(diff, Priority.ALWAYS);
    lower.setMinHeight(120);
    SplitPane split = new SplitPane(table, lower);
    split.setId("sfn-compare-split");
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.5);
    split.getStyleClass().add("run-split");
    states = new StateView(split);
    VBox.setVgrow(states, Priority.ALWAYS);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top =
        new HBox(
            8,
            choice(parts, "sfn-compare-left", "compare.left", model.leftProperty()),
            Icons.button("sfn-compare-swap", "fth-repeat", texts.get("compare.swap"), this::swap),
            choice(parts, "sfn-compare-right", "compare.right", model.rightProperty()),
            gap,
            rows);
    top.getStyleClass().add("run-bar");
    top.setMinHeight(Region.USE_PREF_SIZE);
    view = new VBox(top, states);
    view.setId("sfn-compare");
    view.setPrefSize(1_040, 560);
    view.getStylesheets().add(Views.styleSheet("stepfunctionsrun"));
    data.valueProperty().addListener((o, was, is) -> compare());
    rows.valueProperty().addListener((o, was, is) -> fill());
    model.comparisonProperty().addListener((o, was, is) -> show());
    model.problemProperty().addListener((o, was, is) -> show());
    model.runs().subscribe(this::show);
    show();
  }

  Node view() {
    return view;
  }

  private ComboBox<String> choice(FormParts parts, String id, String key, StringProperty chosen) {
    ComboBox<String> choice = parts.choice(id, key);
    choice.setPrefWidth(340);
    choice.setMinWidth(120);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String arn) {
            return arn == null || arn.isEmpty() ? "" : words(arn);
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("the list is not edited");
          }
        });
    Runnable fill =
        () -> {
          String now = chosen.get();
          choice.getItems().setAll(model.runs().stream().map(ExecutionRow::arn).toList());
          // its words are known only now
          choice.setValue(null);
          choice.setValue(now);
        };
    model.runs().subscribe(fill);
    chosen.addListener((o, was, is) -> choice.setValue(is));
    choice
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null) {
                chosen.set(is);
              }
            });
    choice.setValue(chosen.get());
    return choice;
  }

  private String words(String arn) {
    return model.runs().stream()
        .filter(row -> row.arn().equals(arn))
        .findFirst()
        .map(row -> texts.get("compare.run", row.name(), row.status(), Format.when(row.started())))
        .orElseGet(() -> RunInfo.execution(arn));
  }

  private void swap() {
    String was = model.leftProperty().get();
    model.leftProperty().set(model.rightProperty().get());
    model.rightProperty().set(was);
  }

  private HBox head(Label label) {
    label.getStyleClass().add("heading");
    label.setMinWidth(0);
    CutTip.on(label);
    HBox side = new HBox(label);
    side.setPrefWidth(100);
    side.setMinWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    side.getStyleClass().add("run-diff-head");
    return side;
  }

  private void table() {
    table.setId("sfn-compare-states");
    table.setAccessibleText(texts.get("compare.states"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("compare.same")));
    table.setMinHeight(120);
    TableColumn<Row, String> name =
        text(
            "states.state",
            220,
            row -> row.state().isEmpty() ? texts.get("inspect.execution") : row.state());
    TableColumn<Row, @Nullable Side> left = side("compare.left", Row::left);
    TableColumn<Row, @Nullable Side> right = side("compare.right", Row::right);
    TableColumn<Row, String> longer = text("compare.longer", 110, this::longer);
    longer.getStyleClass().add("align-right");
    TableColumn<Row, String> differs =
        text(
            "compare.differs",
            180,
            row ->
                row.unlike().stream()
                    .map(each -> texts.get("compare.differs." + each))
                    .collect(Collectors.joining(", ")));
    table.getColumns().setAll(List.of(name, left, right, longer, differs));
    table.getColumns().forEach(column -> column.setSortable(false));
    Columns.grow(table);
    table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> compare());
  }

  private TableColumn<Row, String> text(String key, double width, Function<Row, String> text) {
    TableColumn<Row, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    Columns.tips(column);
    column.setPrefWidth(width);
    column.setMinWidth(width / 2);
    return column;
  }

  private TableColumn<Row, @Nullable Side> side(String key, Function<Row, @Nullable Side> which) {
    TableColumn<Row, @Nullable Side> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(which.apply(row.getValue())));
    column.setCellFactory(any -> new SideCell());
    column.setPrefWidth(240);
    column.setMinWidth(120);
    return column;
  }

  private String longer(Row row) {
    Duration more = row.longer();
    if (more == null || more.isZero()) {
      return "";
    }
    return (more.isNegative() ? "−" : "+") + Took.of(more.abs());
  }

  private void show() {
    Comparison now = model.comparisonProperty().get();
    var problem = model.problemProperty().get();
    if (problem != null) {
      states.showProblem(problem);
    } else if (model.leftProperty().get().isEmpty() || model.rightProperty().get().isEmpty()) {
      states.showEmpty("fth-columns", texts.get("compare.none"), texts.get("compare.none.why"));
    } else if (now == null) {
      states.showLoading();
    } else {
      fill();
      states.showContent();
    }
  }

  private void fill() {
    Comparison now = model.comparisonProperty().get();
    if (now == null) {
      return;
    }
    Row chosen = table.getSelectionModel().getSelectedItem();
    boolean all = rows.valueProperty().get() == Rows.ALL;
    table.getItems().setAll(now.rows().stream().filter(row -> all || row.differs()).toList());
    int at = 0;
    for (int i = 0; i < table.getItems().size(); i++) {
      if (chosen != null && table.getItems().get(i).state().equals(chosen.state())) {
        at = i;
      }
    }
    table.getSelectionModel().clearAndSelect(at);
    compare();
  }

  private void compare() {
    Row row = table.getSelectionModel().getSelectedItem();
    LineDiff lines =
        LineDiff.of(text(row == null ? null : row.left()), text(row == null ? null : row.right()));
    before.setText(RunInfo.execution(model.leftProperty().get()));
    after.setText(RunInfo.execution(model.rightProperty().get()));
    diff.setLabel(texts.get("diff.lines", lines.removed(), lines.added()));
    diff.show(lines.lines(), Syntax.JSON);
  }

  private List<String> text(@Nullable Side side) {
    if (side == null) {
      return List.of();
    }
    String json = data.valueProperty().get() == Data.INPUT ? side.input() : side.output();
    return Stage.pretty(json).lines().toList();
  }

  /** How a state went: its sign, its word, how long it took, how often it was tried. */
  private final class SideCell extends TableCell<Row, @Nullable Side> {

    SideCell() {
      CutTip.on(this);
    }

    @Override
    protected void updateItem(@Nullable Side side, boolean empty) {
      super.updateItem(side, empty);
      if (empty || side == null) {
        setGraphic(null);
        setText(empty ? null : Looks.word(texts, Status.NOT_REACHED));
        return;
      }
      var standing = side.standing();
      String took = Took.of(side.took());
      if (standing == null) {
        setGraphic(null);
        setText(took);
        return;
      }
      Node icon = Icons.of(Looks.icon(standing.status()));
      icon.getStyleClass().addAll("run-icon", Looks.style(standing.status()));
      setGraphic(icon);
      String words = Looks.word(texts, standing.status()) + ", " + took;
      setText(
          standing.retries() > 0
              ? texts.get("states.retried", words, standing.retries())
              : standing.visits() > 1
                  ? texts.get("states.visits", words, standing.visits())
                  : words);
    }
  }
}
