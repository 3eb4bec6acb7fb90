package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Provisioning;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Calculator, meter, load and cost. */
public final class CapacityTab implements ResourceTab<TableInfo> {

  private static final long EVERY_MILLIS = 1_000;

  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final CalculatorViewModel calculator;
  private final LoadViewModel load;
  private final LoadController loadController;
  private final Node view;
  private @Nullable TaskHandle ticking;

  /**
   * @param apply sets a table's capacity after a question
   * @param copy puts text on the clipboard
   */
  public CapacityTab(
      ExploreGateway reads,
      LoadGateway requests,
      Meter meter,
      TaskRunner tasks,
      Dialogs dialogs,
      Settings settings,
      BiConsumer<TableInfo, Provisioning> apply,
      Consumer<String> copy) {
    this.tasks = tasks;
    PriceList prices = new PriceList(settings);
    calculator = new CalculatorViewModel(reads, tasks, prices);
    load = new LoadViewModel(requests, tasks, dialogs);
    loadController = new LoadController(load, meter);
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
                    () -> loadController,
                    CostController.class,
                    () -> new CostController(calculator, prices, dialogs)))
            .root();
    // the meter is drawn only while somebody can see it
    view.sceneProperty().addListener((o, before, now) -> watch(now != null));
  }

  private void watch(boolean seen) {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
    if (seen) {
      tick();
    }
  }

  private void tick() {
    loadController.tick();
    ticking = tasks.later(EVERY_MILLIS, this::tick);
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
    loadController.open(table);
  }

  @Override
  public List<String> unfinished() {
    return load.runningProperty().get() ? List.of(texts.get("unfinished")) : List.of();
  }

  @Override
  public void close() {
    load.stop();
    watch(false);
  }
}
