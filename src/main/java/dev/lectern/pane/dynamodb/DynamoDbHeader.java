package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.ResourceFrame;
import dev.lectern.pane.explorer.TabPlace;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;

/** What the shell shows around the DynamoDB explorer: its actions, and a table's facts. */
final class DynamoDbHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable newTable, Runnable newItem, Runnable onDemand, Runnable run, Runnable next) {}

  private final Texts texts = Texts.of("dynamodb");
  private final Chip status = new Chip("", Tone.SUCCESS);
  private final Chip capacity = new Chip("", Tone.OUTLINED);
  private final Chip indexes = new Chip("", Tone.OUTLINED);
  private final Action item;
  private final List<Action> actions;

  /**
   * @param inTable whether a table is looked at
   */
  DynamoDbHeader(ObservableBooleanValue inTable, Doing doing) {
    status.setId("dynamodb-status-chip");
    capacity.setId("dynamodb-capacity-chip");
    indexes.setId("dynamodb-indexes-chip");
    indexes.managedProperty().bind(indexes.visibleProperty());
    item =
        action("dynamodb-new-item", "item.new", "fth-plus", doing.newItem())
            .ctrl(KeyCode.N)
            .when(inTable);
    actions =
        List.of(
            item,
            action("dynamodb-create-table", "tables.create", "fth-plus", doing.newTable()),
            action("dynamodb-on-demand", "action.demand", "fth-activity", doing.onDemand())
                .when(inTable),
            action("dynamodb-run-now", "action.run", "fth-play", doing.run())
                .ctrl(KeyCode.ENTER)
                .when(inTable),
            action("dynamodb-next-page", "action.next", "fth-chevron-right", doing.next())
                .when(inTable));
  }

  private Action action(String id, String text, String icon, Runnable run) {
    return Action.of(id, texts.get(text), icon, run);
  }

  /** The pane's actions. */
  List<Action> actions() {
    return actions;
  }

  /** Shows what is known of a table, and the tool for a new item. */
  void on(ResourceFrame<TabPlace, TableInfo> frame) {
    frame.facts(this::draw, status, capacity, indexes);
    frame.tools(ActionButtons.of(item));
  }

  private void draw(TableInfo table) {
    status.setText(table.status());
    status.setTone(table.status().equals("ACTIVE") ? Tone.SUCCESS : Tone.WARNING);
    capacity.setText(
        table.onDemand()
            ? texts.get("chip.demand")
            : texts.get("chip.provisioned", table.reads(), table.writes()));
    indexes.setText(texts.get("chip.indexes", table.indexes().size()));
    indexes.setVisible(!table.indexes().isEmpty());
  }
}
