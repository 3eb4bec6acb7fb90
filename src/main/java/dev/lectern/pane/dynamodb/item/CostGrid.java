package dev.lectern.pane.dynamodb.item;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.i18n.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the item costs, operation by operation, on the table and each index. FX thread. */
final class CostGrid extends GridPane {

  private final Texts texts = Texts.of("dynamodbitem");

  CostGrid() {
    setId("dynamodb-costs");
    getStyleClass().add("dynamodb-costs");
  }

  void show(@Nullable Costs costs, @Nullable TableInfo table) {
    getChildren().clear();
    getColumnConstraints().clear();
    if (costs == null || table == null) {
      return;
    }
    header(0, 0, texts.get("cost.title"), "");
    header(1, 0, texts.get("cost.table"), "");
    for (int i = 1; i < costs.columns().size(); i++) {
      IndexInfo index = table.indexes().get(i - 1);
      String kept = texts.get("projection." + index.projection().name());
      header(i + 1, 0, index.name(), kept);
    }
    for (int i = 0; i <= costs.columns().size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
      column.setMinWidth(i == 0 ? 136 : 64);
      getColumnConstraints().add(column);
    }
    int line = 1;
    for (Costs.Row row : costs.rows()) {
      cell(0, line, texts.get("cost." + row.operation().name()), row.operation());
      for (int i = 0; i < row.cells().size(); i++) {
        Costs.Cell cell = row.cells().get(i);
        Label label = cell(i + 1, line, words(cell), row.operation());
        if (cell.why() != Costs.Why.UNITS) {
          label.getStyleClass().add("text-muted");
        }
        if (cell.twice()) {
          label.getStyleClass().add("warning");
          label.setTooltip(new Tooltip(texts.get("cost.twice")));
        }
      }
      line++;
    }
  }

  /** Of a row that is only a part of its item nobody can say what the item costs. */
  void unknown() {
    getChildren().clear();
    getColumnConstraints().clear();
    header(0, 0, texts.get("cost.title"), "");
    Label label = new Label(texts.get("cost.partial"));
    label.getStyleClass().addAll("text-small", "text-muted", "dynamodb-cost-cell");
    label.setWrapText(true);
    add(label, 0, 1);
  }

  private String words(Costs.Cell cell) {
    return switch (cell.why()) {
      case UNITS -> cell.units();
      case NEVER -> texts.get("cost.never");
      case ABSENT -> texts.get("cost.absent");
    };
  }

  private void header(int column, int row, String text, String more) {
    Label label = new Label(more.isEmpty() ? text : text + " " + more);
    label.getStyleClass().addAll("text-small", "heading", "dynamodb-cost-head");
    place(label, column, row);
    label.setTooltip(new Tooltip(label.getText()));
  }

  private Label cell(int column, int row, String text, Costs.Operation operation) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "dynamodb-cost-cell");
    if (operation == Costs.Operation.WRITE) {
      label.getStyleClass().add("chosen");
    }
    place(label, column, row);
    return label;
  }

  private void place(Label label, int column, int row) {
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(column == 0 ? 60 : Region.USE_PREF_SIZE);
    label.setAlignment(
        column == 0 ? javafx.geometry.Pos.CENTER_LEFT : javafx.geometry.Pos.CENTER_RIGHT);
    GridPane.setFillWidth(label, true);
    add(label, column, row);
  }
}
