package dev.lectern.pane.calls;

import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What the SDK measured: a column for the call, one for each attempt. */
final class MetricsTab implements CallTab {

  /** A metric in every column. */
  private record Row(String name, List<String> values) {}

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
    columns.add(column(texts.get("metrics.metric"), Row::name));
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
    column.setSortable(false);
    return column;
  }
}
