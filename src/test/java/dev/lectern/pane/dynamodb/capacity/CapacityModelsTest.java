package dev.lectern.pane.dynamodb.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lectern.calc.capacity.Load;
import dev.lectern.calc.capacity.Prices;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.settings.JsonSettings;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
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
    MeterSeries table = own(meter, "", NOW.plusSeconds(1));
    assertThat(table.latest()).isEqualTo(6);
    assertThat(table.refused()).isEqualTo(1);
    assertThat(own(meter, "status-date", NOW).total()).isEqualTo(10);
    assertThat(table.credit(5)).isEqualTo(1_499 + 1);
  }

  private static MeterSeries own(Meter meter, String index, Instant now) {
    return MeterSeries.of(meter.flow(DynamoDbSamples.orders(), index, true).seconds(), now);
  }

  /** A local index has no capacity of its own. */
  @Test
  void aLocalIndexTakesOfTheTable() {
    Meter meter = new Meter(InstantSource.fixed(NOW));
    meter.written("orders", new Used(6, 1, Map.of("by-price", 2.0, "status-date", 3.0)));
    TableInfo plain = DynamoDbSamples.orders();
    IndexInfo local =
        new IndexInfo(
            "by-price",
            false,
            plain.partition(),
            new KeyAttribute("price", "N"),
            IndexInfo.Projection.ALL,
            List.of(),
            "ACTIVE",
            0,
            0);
    TableInfo orders =
        provisioned(plain, 5, List.of(plain.index("status-date").orElseThrow(), local));
    assertThat(MeterSeries.of(meter.flow(orders, "", true).seconds(), NOW).total()).isEqualTo(3);
    MeterViewModel model = new MeterViewModel(meter, new DirectTaskRunner());
    model.open(orders);
    assertThat(model.sources()).containsExactly("", "status-date");
  }

  /** Credit that was used up before the picture begins is not back when it begins. */
  @Test
  void creditRemembersWhatIsNoLongerShown() {
    Meter meter = new Meter(InstantSource.fixed(NOW));
    meter.written("orders", new Used(1_500, 1_500, Map.of()));
    MeterSeries later = own(meter, "", NOW.plusSeconds(200));
    assertThat(later.total()).isZero();
    assertThat(later.credit(5)).isEqualTo(1_005);
    assertThat(own(meter, "", NOW.plusSeconds(3_600)).credit(5)).isEqualTo(1_500);
  }

  /** The sandbox knows the credit; elsewhere it is worked out. */
  @Test
  void theServicesOwnCreditComesFirst() {
    TableInfo small = provisioned(DynamoDbSamples.orders(), 5, List.of());
    Traffic told = new Told(OptionalDouble.of(12));
    assertThat(MeterViewModel.picture(small, "", true, told).credit()).isEqualTo(12);
    Traffic silent = new Told(OptionalDouble.empty());
    assertThat(MeterViewModel.picture(small, "", true, silent).credit()).isEqualTo(1_401);
  }

  private record Told(OptionalDouble credit) implements Traffic {

    @Override
    public boolean everybody() {
      return credit.isPresent();
    }

    @Override
    public Flow flow(TableInfo table, String index, boolean writes) {
      return new Flow(NOW, List.of(new Second(NOW, 104, 0)), credit);
    }
  }

  private static TableInfo provisioned(TableInfo of, long units, List<IndexInfo> indexes) {
    return new TableInfo(
        of.name(),
        of.arn(),
        of.status(),
        of.partition(),
        of.sort(),
        indexes,
        false,
        units,
        units,
        of.items(),
        of.bytes(),
        of.stream(),
        of.streamArn(),
        of.guarded(),
        of.created());
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
    Map<String, AttributeValue> item =
        plan.item(DynamoDbSamples.orders(), new LoadPlan.Which(7, 3));
    assertThat(ItemSize.of(item)).isEqualTo(4_097);
    assertThat(DynamoDbSamples.orders().keyOf(item))
        .isEqualTo(LoadPlan.key(DynamoDbSamples.orders(), new LoadPlan.Which(7, 3)));
  }

  /** A hot key of a table with a sort key becomes a large collection, as demo 8.4 needs it. */
  @Test
  void writesUnderASortKeyMakeACollection() {
    List<Map<String, AttributeValue>> put = new CopyOnWriteArrayList<>();
    LoadViewModel model =
        new LoadViewModel(
            new LoadGateway() {
              @Override
              public Sent put(TableInfo table, Map<String, AttributeValue> item) {
                put.add(table.keyOf(item));
                return new Sent(true, 1);
              }

              @Override
              public Sent read(TableInfo table, Map<String, AttributeValue> key) {
                return new Sent(true, 1);
              }

              @Override
              public void delete(TableInfo table, List<Map<String, AttributeValue>> keys) {}
            },
            new DirectTaskRunner(),
            new FakeContext());
    model.open(DynamoDbSamples.orders());
    model.start(new LoadPlan(true, 20, 1_024, LoadPlan.Keys.ONE, 1));
    assertThat(put).hasSize(20).doesNotHaveDuplicates();
    assertThat(put).extracting(key -> key.get("pk")).containsOnly(put.getFirst().get("pk"));
  }
}
