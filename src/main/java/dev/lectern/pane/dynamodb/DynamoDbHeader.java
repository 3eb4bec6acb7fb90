package dev.lectern.pane.dynamodb;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What the shell shows of the pane around it: the way, the tools and the actions. */
final class DynamoDbHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable refresh,
      Runnable newTable,
      Runnable newItem,
      Consumer<TableInfo> onDemand,
      Runnable run,
      Runnable next) {}

  private final DynamoDbViewModel model;
  private final DynamoDbController controller;
  private final Texts texts = Texts.of("dynamodb");
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Action>> actions;
  private final BooleanBinding inTable;
  private final HBox tools = new HBox(8);
  private final Chip status = new Chip("", Tone.SUCCESS);
  private final Chip capacity = new Chip("", Tone.OUTLINED);
  private final Chip indexes = new Chip("", Tone.OUTLINED);

  DynamoDbHeader(DynamoDbViewModel model, DynamoDbController controller, Doing doing) {
    this.model = model;
    this.controller = controller;
    inTable = model.tableProperty().isNotNull();
    Action refresh =
        action("dynamodb-refresh", "refresh", "fth-refresh-cw", key(KeyCode.R), doing.refresh());
    Action item =
        action(
            "dynamodb-new-item", "item.new", "fth-plus", key(KeyCode.N), inTable, doing.newItem());
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                refresh,
                item,
                action("dynamodb-new-table", "tables.create", "fth-plus", null, doing.newTable()),
                action(
                    "dynamodb-on-demand",
                    "action.demand",
                    "fth-activity",
                    null,
                    inTable,
                    () -> {
                      TableInfo table = model.tableProperty().get();
                      if (table != null) {
                        doing.onDemand().accept(table);
                      }
                    }),
                action(
                    "dynamodb-run-now",
                    "action.run",
                    "fth-play",
                    key(KeyCode.ENTER),
                    inTable,
                    doing.run()),
                action(
                    "dynamodb-next-page",
                    "action.next",
                    "fth-chevron-right",
                    null,
                    inTable,
                    doing.next())));
    status.setId("dynamodb-status-chip");
    capacity.setId("dynamodb-capacity-chip");
    indexes.setId("dynamodb-indexes-chip");
    Button newItem = ActionButtons.of(item);
    indexes
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  TableInfo table = model.tableProperty().get();
                  return table != null && !table.indexes().isEmpty();
                },
                model.tableProperty()));
    for (Node node : List.of(status, capacity, indexes, newItem)) {
      if (node != indexes) {
        node.visibleProperty().bind(inTable);
      }
      node.managedProperty().bind(node.visibleProperty());
    }
    tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    tools.getChildren().addAll(status, capacity, indexes, ActionButtons.icon(refresh), newItem);
    model.placeProperty().addListener((o, before, now) -> way());
    model.tableProperty().addListener((o, before, now) -> chips(now));
    way();
    chips(model.tableProperty().get());
  }

  private void chips(@Nullable TableInfo table) {
    if (table == null) {
      return;
    }
    status.setText(table.status());
    status.setTone(table.status().equals("ACTIVE") ? Tone.SUCCESS : Tone.WARNING);
    capacity.setText(
        table.onDemand()
            ? texts.get("chip.demand")
            : texts.get("chip.provisioned", table.reads(), table.writes()));
    indexes.setText(texts.get("chip.indexes", table.indexes().size()));
  }

  private void way() {
    DynamoDbPlace place = model.placeProperty().get();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb"), () -> controller.go(DynamoDbPlace.START)));
    if (!place.table().isEmpty()) {
      way.add(new Crumb(place.table(), () -> controller.go(new DynamoDbPlace(place.table(), ""))));
    }
    crumbs.set(List.copyOf(way));
  }

  private Action action(
      String id, String text, String icon, @Nullable KeyCombination key, Runnable run) {
    return action(id, text, icon, key, Bindings.createBooleanBinding(() -> true), run);
  }

  private Action action(
      String id,
      String text,
      String icon,
      @Nullable KeyCombination key,
      ObservableBooleanValue enabled,
      Runnable run) {
    return new Action(id, texts.get(text), icon, key, enabled, run);
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  ObservableValue<List<Crumb>> crumbs() {
    return crumbs.getReadOnlyProperty();
  }

  ObservableValue<List<Action>> actions() {
    return actions.getReadOnlyProperty();
  }

  Node tools() {
    return tools;
  }
}
