package dev.lectern.pane.calls;

import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the SDK measured: a column for the call, one for each attempt. */
final class MetricsTab implements CallTab {

  /** A metric in every column. */
  private record Row(String name, List<String> values) {}

  /** Room for the longest usual name of a metric. */
  private static final double NAME = 180;

  private final Texts texts;
  private final TableView<Row> table = new TableView<>();
  private final VBox view = new VBox(table);

  MetricsTab(Texts texts) {
    this.texts = texts;
    table.setId("call-metrics");
    table.setAccessibleText(texts.get("tab.metrics"));
    table.setPlaceholder(new Label(texts.get("metrics.none")));
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Parts.fill(view, table);
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    int tries = details.call().attempts().size();
    List<TableColumn<Row, String>> columns = new ArrayList<>();
    TableColumn<Row, String> metric = column(texts.get("metrics.metric"), Row::name);
    metric.setMinWidth(NAME);
    columns.add(metric);
    columns.add(column(texts.get("metrics.call"), row -> row.values().getFirst()));
    for (int i = 1; i <= tries; i++) {
      int at = i;
      columns.add(column(texts.get("metrics.attempt", i), row -> row.values().get(at)));
    }
    table.getColumns().setAll(columns);
    table.getItems().setAll(rows(details.call().metrics(), tries));
  }

  private static List<Row> rows(Map<String, String> metrics, int tries) {
    TreeSet<String> names = new TreeSet<>();
    metrics.keySet().forEach(name -> names.add(name.replaceFirst("#\\d+$", "")));
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      List<String> values = new ArrayList<>();
      values.add(metrics.getOrDefault(name, ""));
      for (int i = 1; i <= tries; i++) {
        values.add(metrics.getOrDefault(name + "#" + i, ""));
      }
      rows.add(new Row(name, values));
    }
    return rows;
  }

  private static TableColumn<Row, String> column(
      String title, java.util.function.Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
    column.setCellFactory(ignored -> new ValueCell());
    column.setSortable(false);
    return column;
  }

  /** A value that is cut in a narrow column is whole in its tooltip. */
  private static final class ValueCell extends TableCell<Row, String> {

    @Override
    protected void updateItem(@Nullable String value, boolean empty) {
      super.updateItem(value, empty);
      boolean blank = empty || value == null || value.isEmpty();
      setText(blank ? null : value);
      setTooltip(blank ? null : new Tooltip(value));
    }
  }
}
