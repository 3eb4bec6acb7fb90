package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Provisioning;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Calculator, meter, load and cost. */
public final class CapacityTab implements ResourceTab<TableInfo> {

  private final Texts texts = Texts.of("dynamodbcapacity");
  private final CalculatorViewModel calculator;
  private final LoadViewModel load;
  private final MeterViewModel meter;
  private final Node view;

  /**
   * @param traffic what the meter shows
   * @param apply sets a table's capacity after a question
   * @param copy puts text on the clipboard
   */
  public CapacityTab(
      ExploreGateway reads,
      LoadGateway requests,
      Traffic traffic,
      TaskRunner tasks,
      Dialogs dialogs,
      Settings settings,
      BiConsumer<TableInfo, Provisioning> apply,
      Consumer<String> copy) {
    PriceList prices = new PriceList(settings);
    calculator = new CalculatorViewModel(reads, tasks, prices);
    load = new LoadViewModel(requests, tasks, dialogs);
    meter = new MeterViewModel(traffic, tasks);
    view =
        Views.load(
                "dynamodbcapacity",
                "capacity",
                Map.of(
                    CalculatorController.class,
                    () ->
                        new CalculatorController(
                            calculator,
                            plan -> {
                              TableInfo table = calculator.tableProperty().get();
                              if (table != null) {
                                apply.accept(table, plan);
                              }
                            },
                            copy),
                    LoadController.class,
                    () -> new LoadController(load, meter),
                    CostController.class,
                    () -> new CostController(calculator, prices, dialogs)))
            .root();
    view.sceneProperty().addListener((o, before, now) -> meter.seen(now != null));
  }

  @Override
  public String id() {
    return "dynamodb-tab-capacity";
  }

  @Override
  public String title() {
    return texts.get("tab");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void open(TableInfo table) {
    calculator.open(table);
    load.open(table);
    meter.open(table);
  }

  @Override
  public List<String> unfinished() {
    return load.runningProperty().get() ? List.of(texts.get("unfinished")) : List.of();
  }

  @Override
  public void close() {
    load.stop();
    meter.seen(false);
  }
}
