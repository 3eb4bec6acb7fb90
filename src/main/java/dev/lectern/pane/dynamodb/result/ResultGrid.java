package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ScaledColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The results: the table's key at the left, which stays while the other attributes are scrolled
 * sideways. Two tables over the same rows, scrolled and chosen together. FX thread.
 */
final class ResultGrid {

  private static final double ROW = 28;

  private static final int WIDEST = 320;

  /** The line at the right of the keys, and what the table needs so that it does not scroll. */
  private static final double FRAME = 3;

  /** The share of the room that keys take at most. */
  private static final double MOST_KEYS = 0.5;

  private final ResultsViewModel model;
  private final Texts texts = Texts.of("dynamodbresult");
  private final TableView<Row> keys;
  private final TableView<Row> values;
  private final HBox view;
  private boolean choosing;

  /**
   * @param prefix of the ids
   */
  ResultGrid(String prefix, ResultsViewModel model) {
    this.model = model;
    keys = table(prefix + "-keys", "grid.keys");
    values = table(prefix + "-values", "grid.values");
    view = new HBox(keys, values);
    view.setId(prefix + "-grid");
    HBox.setHgrow(values, Priority.ALWAYS);
    keys.getStyleClass().add("dynamodb-frozen");
    follow(keys);
    follow(values);
    model.currentProperty().addListener((o, before, now) -> choose(now));
    model.chosenColumns().addListener((ListChangeListener<String>) change -> columns());
    model.tableProperty().addListener((o, before, now) -> columns());
    view.widthProperty().subscribe(this::fit);
    keys.skinProperty().addListener((o, before, now) -> scrollTogether());
    values.skinProperty().addListener((o, before, now) -> scrollTogether());
    columns();
  }

  /**
   * The chosen row stays in view when the editor takes room below the grid; looked at after the
   * layout, which moves the rows by their share of the height.
   */
  private void keepInView(VirtualFlow<?> flow) {
    Scene scene = values.getScene();
    if (scene == null || values.getSelectionModel().isEmpty()) {
      return;
    }
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            showChosen(flow);
          }
        });
  }

  private void showChosen(VirtualFlow<?> flow) {
    int chosen = values.getSelectionModel().getSelectedIndex();
    IndexedCell<?> first = flow.getFirstVisibleCell();
    int rows = Math.max(1, (int) (flow.getHeight() / ROW));
    if (chosen >= 0
        && first != null
        && (chosen <= first.getIndex() || chosen >= first.getIndex() + rows)) {
      values.scrollTo(Math.max(0, chosen - rows / 2));
    }
  }

  private TableView<Row> table(String id, String text) {
    TableView<Row> table = new TableView<>();
    table.setId(id);
    table.setAccessibleText(texts.get(text));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setFixedCellSize(ROW);
    ColumnsWidth width = new ColumnsWidth(table);
    table.setRowFactory(any -> new SteadyRow(width));
    table.setMinWidth(0);
    return table;
  }

  /** Begins to show the rows. */
  void attach() {
    keys.setItems(model.rows());
    values.setItems(model.rows());
  }

  private void follow(TableView<Row> table) {
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (!choosing) {
                model.currentProperty().set(now);
              }
            });
  }

  private void choose(@Nullable Row row) {
    choosing = true;
    for (TableView<Row> table : List.of(keys, values)) {
      if (row == null) {
        table.getSelectionModel().clearSelection();
      } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
        table.getSelectionModel().select(row);
      }
    }
    choosing = false;
  }

  /** The bars exist only after the skins have been laid out. */
  private void scrollTogether() {
    ScrollBar left = bar(keys, Orientation.VERTICAL);
    ScrollBar right = bar(values, Orientation.VERTICAL);
    ScrollBar below = bar(values, Orientation.HORIZONTAL);
    if (left != null && right != null && below != null) {
      left.valueProperty().bindBidirectional(right.valueProperty());
      below.visibleProperty().addListener((o, before, now) -> makeRoomFor(below));
      below.heightProperty().addListener((o, before, now) -> makeRoomFor(below));
      makeRoomFor(below);
    }
    if (values.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.heightProperty().addListener((o, before, now) -> keepInView(flow));
    }
  }

  /** Rows stand side by side only when both tables have the same height for them. */
  private void makeRoomFor(ScrollBar below) {
    HBox.setMargin(keys, new Insets(0, 0, below.isVisible() ? below.getHeight() : 0, 0));
  }

  private static @Nullable ScrollBar bar(TableView<Row> table, Orientation orientation) {
    for (Node found : table.lookupAll(".scroll-bar")) {
      if (found instanceof ScrollBar bar && bar.getOrientation() == orientation) {
        return bar;
      }
    }
    return null;
  }

  private void columns() {
    TableInfo table = model.tableProperty().get();
    if (table == null) {
      return;
    }
    List<TableColumn<Row, ?>> frozen = new ArrayList<>();
    for (String key : table.keys()) {
      TableColumn<Row, @Nullable AttributeValue> column = column(key, width(key));
      column.setGraphic(Icons.of("fth-key"));
      frozen.add(column);
    }
    List<TableColumn<Row, ?>> others = new ArrayList<>();
    Set<String> numbers = numbers();
    for (String name : model.chosenColumns()) {
      TableColumn<Row, @Nullable AttributeValue> column = column(name, width(name));
      if (numbers.contains(name)) {
        column.getStyleClass().add("align-right");
        column.setCellFactory(any -> new ValueCell(true));
      }
      others.add(column);
    }
    others.add(size());
    keys.getColumns().setAll(frozen);
    frozen.forEach(column -> column.widthProperty().subscribe(this::fit));
    values.getColumns().setAll(others);
    fit();
  }

  /**
   * The keys' table is as wide as its columns, also when the user draws one or type is larger; but
   * others need room too.
   */
  private void fit() {
    double wide = keys.getColumns().stream().mapToDouble(TableColumn::getWidth).sum() + FRAME;
    keys.setPrefWidth(wide);
    keys.setMinWidth(Math.min(wide, view.getWidth() * MOST_KEYS));
  }

  private Set<String> numbers() {
    Set<String> numbers = new HashSet<>();
    for (Row row : model.rows().subList(0, Math.min(50, model.rows().size()))) {
      row.item()
          .forEach(
              (name, value) -> {
                if (value instanceof AttributeValue.Number) {
                  numbers.add(name);
                }
              });
    }
    return numbers;
  }

  private double width(String name) {
    int longest = name.length() + 4;
    for (Row row : model.rows().subList(0, Math.min(50, model.rows().size()))) {
      AttributeValue value = row.item().get(name);
      if (value != null) {
        longest = Math.max(longest, Show.brief(value).length() + 4);
      }
    }
    return Math.clamp(longest * 7.4 + 24, 80, WIDEST) * ScaledColumns.factor(values);
  }

  private TableColumn<Row, @Nullable AttributeValue> column(String name, double width) {
    TableColumn<Row, @Nullable AttributeValue> column = new TableColumn<>(name);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new Still<>(row.getValue().item().get(name)));
    column.setCellFactory(any -> new ValueCell(false));
    return column;
  }

  /** Bytes of an item. */
  private static final class SizeCell extends LineCell<@Nullable Integer> {

    SizeCell() {
      super(true);
    }

    @Override
    protected void updateItem(@Nullable Integer size, boolean empty) {
      super.updateItem(size, empty);
      show("", empty || size == null ? "" : Format.bytes(size));
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
        AccessibleAttribute attribute, Object... parameters) {
      Integer size = getItem();
      return attribute == AccessibleAttribute.TEXT && size != null
          ? Format.bytes(size)
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }

  private TableColumn<Row, @Nullable Integer> size() {
    TableColumn<Row, @Nullable Integer> column = new TableColumn<>(texts.get("grid.size"));
    column.setPrefWidth(88 * ScaledColumns.factor(values));
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("align-right");
    column.setCellValueFactory(row -> new Still<>(row.getValue().size()));
    column.setCellFactory(any -> new SizeCell());
    return column;
  }

  Node view() {
    return view;
  }

  void focus() {
    keys.requestFocus();
  }
}
