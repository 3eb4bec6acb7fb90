package dev.lectern.pane.dynamodb.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lectern.calc.capacity.Load;
import dev.lectern.calc.capacity.Prices;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.settings.JsonSettings;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityModelsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path folder;

  private PriceList prices() {
    JsonSettings settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    assertThat(settings.keep()).isEmpty();
    return new PriceList(settings);
  }

  @Test
  void pricesAreTheUsersOnceSheHasReadThem() {
    PriceList prices = prices();
    assertThat(prices.currentProperty().get().checked()).isFalse();
    CalculatorViewModel model =
        new CalculatorViewModel(
            (request, start) -> {
              throw new AssertionError("nothing is read");
            },
            new DirectTaskRunner(),
            prices);
    model.open(DynamoDbSamples.orders());
    double before = model.costProperty().get().onDemand().value();
    Prices old = prices.shipped();
    prices.use(
        new Prices(
            "eu-central-1",
            "21 November 2026",
            "AWS's page",
            true,
            old.perReadUnitHour(),
            old.perWriteUnitHour(),
            old.perMillionReads() * 2,
            old.perMillionWrites() * 2,
            old.hours()));
    assertThat(model.costProperty().get().onDemand().value()).isCloseTo(before * 2, within(1e-6));
    assertThat(prices().currentProperty().get()).isEqualTo(prices.currentProperty().get());
  }

  @Test
  void theCalculatorKnowsTheTablesIndexes() {
    CalculatorViewModel model =
        new CalculatorViewModel(
            (request, start) ->
                new ExploreGateway.Page(
                    List.of(DynamoDbSamples.order(1), DynamoDbSamples.order(2)),
                    Map.of(),
                    2,
                    new Used(0.5, 0.5, Map.of()),
                    1),
            new DirectTaskRunner(),
            prices());
    model.open(DynamoDbSamples.orders());
    model.sizeProperty().set("4203");
    model.rateProperty(Load.Kind.READ_STRONG).set("20");
    model.rateProperty(Load.Kind.READ_TRANSACTIONAL).set("5");
    assertThat(model.planProperty().get().readUnits()).isEqualTo(140);
    assertThat(model.planProperty().get().writeUnits()).isEqualTo(60);
    assertThat(model.planProperty().get().indexes().get("status-date").value()).isEqualTo(60);
    assertThat(model.planProperty().get().indexes().get("total").value()).isEqualTo(12);
    assertThat(model.costProperty().get().breakEven() * 100).isCloseTo(28.9, within(0.1));
    model.sample();
    assertThat(model.sizeProperty().get())
        .isEqualTo(Integer.toString(ItemSize.of(DynamoDbSamples.order(1))));
    assertThat(model.noteProperty().get()).contains("2 items").contains("0.5 RCU");
  }

  @Test
  void theMeterCountsBySecondAndIndex() {
    Meter meter = new Meter(InstantSource.fixed(NOW));
    meter.written("orders", new Used(15, 5, Map.of("status-date", 10.0)));
    meter.written("orders", new Used(1, 1, Map.of()));
    meter.read("orders", new Used(7, 7, Map.of()));
    meter.throttled("orders", true);
    meter.written("other", new Used(99, 99, Map.of()));
    List<Meter.Reading> readings = meter.since("orders", Instant.EPOCH);
    MeterSeries table = MeterSeries.of(readings, NOW.plusSeconds(1), true, "");
    assertThat(table.latest()).isEqualTo(6);
    assertThat(table.refused()).isEqualTo(1);
    assertThat(MeterSeries.of(readings, NOW, true, "status-date").total()).isEqualTo(10);
    assertThat(table.credit(5)).isEqualTo(1_499 + 1);
  }

  /** Credit that was used up before the picture begins is not back when it begins. */
  @Test
  void creditRemembersWhatIsNoLongerShown() {
    Meter meter = new Meter(InstantSource.fixed(NOW));
    meter.written("orders", new Used(1_500, 1_500, Map.of()));
    List<Meter.Reading> readings = meter.since("orders", Instant.EPOCH);
    MeterSeries later = MeterSeries.of(readings, NOW.plusSeconds(200), true, "");
    assertThat(later.total()).isZero();
    assertThat(later.credit(5)).isEqualTo(1_005);
    assertThat(MeterSeries.of(readings, NOW.plusSeconds(3_600), true, "").credit(5))
        .isEqualTo(1_500);
  }

  @Test
  void aHotKeyStaysInOneRow() {
    LoadPlan plan = new LoadPlan(true, 100, 1_024, LoadPlan.Keys.HOT, 5);
    Random random = new Random(3);
    Heat heat = new Heat(5);
    for (int i = 0; i < 1_000; i++) {
      heat.touch(LoadPlan.name(plan.next(random)), i % 5);
    }
    assertThat(heat.hottest().getKey()).isEqualTo("LOAD#007");
    assertThat(heat.hottest().getValue()).isCloseTo(0.8, within(0.05));
    assertThat(heat.sent()).isEqualTo(1_000);
    int[] perRow = new int[Heat.ROWS];
    for (int i = 0; i < LoadPlan.DIFFERENT; i++) {
      perRow[Heat.row(LoadPlan.name(i))]++;
    }
    assertThat(java.util.Arrays.stream(perRow).boxed().toList())
        .allMatch(count -> count > 10 && count < 45);
  }

  @Test
  void itemsOfALoadHaveExactlyTheirSize() {
    LoadPlan plan = new LoadPlan(true, 1, 4_097, LoadPlan.Keys.ONE, 1);
    Map<String, AttributeValue> item = plan.item(DynamoDbSamples.orders(), 7);
    assertThat(ItemSize.of(item)).isEqualTo(4_097);
    assertThat(DynamoDbSamples.orders().keyOf(item))
        .isEqualTo(LoadPlan.key(DynamoDbSamples.orders(), 7));
  }
}
