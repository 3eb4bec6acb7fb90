package dev.lectern.pane.dynamodb;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
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
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What the shell shows around the DynamoDB explorer: its way, tools and actions. */
final class DynamoDbHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable refresh,
      Runnable newTable,
      Runnable newItem,
      Consumer<TableInfo> onDemand,
      Runnable run,
      Runnable next) {}

  private final Journey<DynamoDbPlace> journey;
  private final DynamoDbViewModel model;
  private final Doing doing;
  private final Texts texts = Texts.of("dynamodb");
  private final Chip status = new Chip("", Tone.SUCCESS);
  private final Chip capacity = new Chip("", Tone.OUTLINED);
  private final Chip indexes = new Chip("", Tone.OUTLINED);

  DynamoDbHeader(Journey<DynamoDbPlace> journey, DynamoDbViewModel model, Doing doing) {
    this.journey = journey;
    this.model = model;
    this.doing = doing;
    status.setId("dynamodb-status-chip");
    capacity.setId("dynamodb-capacity-chip");
    indexes.setId("dynamodb-indexes-chip");
  }

  /** The header around the pane's view. */
  Header header(Node view) {
    BooleanBinding inTable = model.tableProperty().isNotNull();
    Action refresh =
        action("dynamodb-refresh", "refresh", "fth-refresh-cw", doing.refresh()).ctrl(KeyCode.R);
    Action item =
        action("dynamodb-new-item", "item.new", "fth-plus", doing.newItem())
            .ctrl(KeyCode.N)
            .when(inTable);
    Header header =
        new Header(
            journey,
            view,
            List.of(
                refresh,
                item,
                action("dynamodb-new-table", "tables.create", "fth-plus", doing.newTable()),
                action("dynamodb-on-demand", "action.demand", "fth-activity", this::onDemand)
                    .when(inTable),
                action("dynamodb-run-now", "action.run", "fth-play", doing.run())
                    .ctrl(KeyCode.ENTER)
                    .when(inTable),
                action("dynamodb-next-page", "action.next", "fth-chevron-right", doing.next())
                    .when(inTable)));
    header.toolsWhile(inTable, status, capacity);
    header.toolsWhile(
        Bindings.createBooleanBinding(
            () -> {
              TableInfo table = model.tableProperty().get();
              return table != null && !table.indexes().isEmpty();
            },
            model.tableProperty()),
        indexes);
    header.tools(ActionButtons.icon(refresh));
    header.toolsWhile(inTable, ActionButtons.of(item));
    journey.placeProperty().addListener((o, before, now) -> header.way(way()));
    model.tableProperty().addListener((o, before, now) -> chips(now));
    header.way(way());
    chips(model.tableProperty().get());
    return header;
  }

  private Action action(String id, String text, String icon, Runnable run) {
    return Action.of(id, texts.get(text), icon, run);
  }

  private void onDemand() {
    TableInfo table = model.tableProperty().get();
    if (table != null) {
      doing.onDemand().accept(table);
    }
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

  private List<Crumb> way() {
    DynamoDbPlace place = journey.place();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb"), () -> journey.go(DynamoDbPlace.START)));
    if (!place.table().isEmpty()) {
      way.add(new Crumb(place.table(), () -> journey.go(new DynamoDbPlace(place.table(), ""))));
    }
    return way;
  }
}
