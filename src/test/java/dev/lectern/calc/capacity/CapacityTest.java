package dev.lectern.calc.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lectern.calc.capacity.Load.Kind;
import dev.lectern.calc.capacity.Load.Per;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.AttributeValue.Text;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked numbers that the course teaches. */
class CapacityTest {

  @ParameterizedTest
  @CsvSource({
    "WRITE, 10, SECOND, 2048, 20",
    "WRITE, 6, SECOND, 4608, 30",
    "WRITE, 120, MINUTE, 2048, 4",
    "READ_STRONG, 10, SECOND, 4096, 10",
    "READ_EVENTUAL, 16, SECOND, 12288, 24",
    "READ_STRONG, 10, SECOND, 6144, 20",
    "WRITE_TRANSACTIONAL, 3, SECOND, 5120, 30",
    "READ_TRANSACTIONAL, 5, SECOND, 5120, 20",
    "READ_STRONG, 1, SECOND, 4096, 1",
    "READ_EVENTUAL, 2, SECOND, 4096, 1",
    "WRITE, 1, SECOND, 1024, 1",
    "READ_EVENTUAL, 1, SECOND, 1024, 0.5",
    "READ_STRONG, 1, SECOND, 4097, 2",
  })
  void unitsASecond(Kind kind, double rate, Per per, long size, double units) {
    Worked worked = new Load(kind, rate, per, size).units();
    assertThat(worked.value()).isEqualTo(units);
    assertThat(worked.steps().getLast().result()).isEqualTo(units);
  }

  @Test
  void halfAUnitIsProvisionedAsOne() {
    Provisioning plan =
        Provisioning.of(List.of(new Load(Kind.READ_EVENTUAL, 1, Per.SECOND, 1024)), List.of());
    assertThat(plan.reads().value()).isEqualTo(0.5);
    assertThat(plan.readUnits()).isEqualTo(1);
    assertThat(plan.writeUnits()).isZero();
  }

  @Test
  void aQueryAddsFirstAndABatchRoundsEach() {
    assertThat(Units.query(40, 300, Consistency.EVENTUAL).value()).isEqualTo(1.5);
    assertThat(Units.query(40, 300, Consistency.EVENTUAL).text())
        .isEqualTo(
            """
            Sizes added first: 40 × 300 B = 12,000
            4 KB read blocks: ⌈12,000 / 4,096⌉ = ⌈2.93⌉ = 3
            Eventual, half a unit a block: 3 × 0.5 = 1.5
            """);
    assertThat(Units.batchGet(40, 300, Consistency.EVENTUAL).value()).isEqualTo(20);
    assertThat(Units.batchWrite(25, 1_025).value()).isEqualTo(50);
  }

  @Test
  void aPutReachesEveryIndex() {
    Provisioning plan =
        Provisioning.of(
            List.of(new Load(Kind.WRITE, 1, Per.SECOND, 2_560)),
            List.of(
                new Provisioning.Index("one", true, 2_560, 1),
                new Provisioning.Index("two", true, 2_560, 1)));
    assertThat(plan.writeUnits()).isEqualTo(3);
    assertThat(plan.indexes().get("one").value()).isEqualTo(3);
    assertThat(plan.indexes().get("two").value()).isEqualTo(3);
  }

  @Test
  void theMixOfTheCapacityPage() {
    Provisioning plan =
        Provisioning.of(
            List.of(
                new Load(Kind.READ_EVENTUAL, 80, Per.SECOND, 4_203),
                new Load(Kind.READ_STRONG, 20, Per.SECOND, 4_203),
                new Load(Kind.READ_TRANSACTIONAL, 5, Per.SECOND, 4_203),
                new Load(Kind.WRITE, 12, Per.SECOND, 4_203)),
            List.of(
                new Provisioning.Index("status-date", true, 4_203, 1),
                new Provisioning.Index("total", true, 45, 1)));
    assertThat(plan.readUnits()).isEqualTo(140);
    assertThat(plan.writeUnits()).isEqualTo(60);
    assertThat(plan.indexes().get("status-date").value()).isEqualTo(60);
    assertThat(plan.indexes().get("total").value()).isEqualTo(12);
    assertThat(plan.reads().steps().getLast().toString()).isEqualTo("Sum: 80 + 40 + 20 = 140");
  }

  @Test
  void aLocalIndexIsPaidByTheTable() {
    Provisioning plan =
        Provisioning.of(
            List.of(new Load(Kind.WRITE, 2, Per.SECOND, 900)),
            List.of(new Provisioning.Index("local", false, 900, 2)));
    assertThat(plan.writeUnits()).isEqualTo(6);
    assertThat(plan.indexes()).isEmpty();
  }

  @Test
  void anIndexKeyThatChangesIsWrittenTwice() {
    ItemCost.Index index =
        ItemCost.Index.of("by-status", List.of("status"), List.of("pk"), true, List.of());
    Map<String, AttributeValue> before = item("PACKED", 900);
    Map<String, AttributeValue> after = item("SHIPPED", 900);
    assertThat(ItemCost.table(before, after, false)).isEqualTo(1);
    assertThat(ItemCost.writes(index, before, after, false)).containsExactly(1.0, 1.0);
    assertThat(ItemCost.writes(index, before, before, false)).isEmpty();
    assertThat(ItemCost.writes(index, null, after, false)).containsExactly(1.0);
    assertThat(ItemCost.writes(index, before, null, true)).containsExactly(2.0);
    Map<String, AttributeValue> without = new HashMap<>(before);
    without.remove("status");
    assertThat(ItemCost.writes(index, null, without, false)).isEmpty();
    assertThat(ItemCost.writes(index, before, without, false)).containsExactly(1.0);
  }

  @Test
  void anIndexOfKeysSeesOnlyKeys() {
    ItemCost.Index keys =
        ItemCost.Index.of("by-status", List.of("status"), List.of("pk"), false, List.of());
    Map<String, AttributeValue> before = item("PACKED", 5_000);
    Map<String, AttributeValue> after = new HashMap<>(before);
    after.put("filler", new Text("other"));
    assertThat(ItemCost.writes(keys, before, after, false)).isEmpty();
    assertThat(keys.entry(before)).containsOnlyKeys("pk", "status");
    ItemCost.Index some =
        ItemCost.Index.of("by-status", List.of("status"), List.of("pk"), false, List.of("filler"));
    assertThat(ItemCost.writes(some, before, after, false)).containsExactly(5.0);
  }

  private static Map<String, AttributeValue> item(String status, int filler) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", new Text("CUSTOMER#7"));
    item.put("status", new Text(status));
    item.put("filler", new Text("x".repeat(filler)));
    return item;
  }

  @Test
  void costAndBreakEven() {
    Prices prices = Prices.shipped();
    assertThat(prices.perReadUnitHour() * prices.hours()).isCloseTo(0.0949, within(1e-9));
    assertThat(prices.perWriteUnitHour() * prices.hours()).isCloseTo(0.4745, within(1e-9));
    Cost cost = Cost.of(prices, 100, 100, 0.5);
    assertThat(cost.breakEven() * 100).isCloseTo(28.9, within(0.05));
    assertThat(cost.ratio()).isCloseTo(3.46, within(0.005));
    assertThat(Cost.of(prices, 100, 100, cost.breakEven()).onDemand().value())
        .isCloseTo(cost.provisioned().value(), within(1e-9));
    assertThat(cost.onDemand().value()).isCloseTo(cost.fullyUsed() / 2, within(1e-9));
    assertThat(cost.provisioned().steps().getFirst().toString())
        .isEqualTo("Read units: 100 × $0.00013 × 730 h = 9.49");
  }

  @Test
  void theLegacyFormula() {
    Worked partitions = PartitionEstimate.legacy(7_500, 3_000, 25);
    assertThat(partitions.value()).isEqualTo(6);
    assertThat(partitions.steps().getLast().what()).contains("legacy estimate");
    assertThat(partitions.steps().get(0).result()).isEqualTo(5.5);
    assertThat(partitions.steps().get(1).result()).isEqualTo(2.5);
  }

  @Test
  void lawsOfUnits() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long size = random.nextInt(ItemSize.LARGEST);
      long more = size + random.nextInt(5_000);
      double strong = Units.read(size, Consistency.STRONG).value();
      assertThat(Units.read(size, Consistency.EVENTUAL).value()).isEqualTo(strong / 2);
      assertThat(Units.read(size, Consistency.TRANSACTIONAL).value()).isEqualTo(strong * 2);
      assertThat(Units.read(more, Consistency.STRONG).value()).isGreaterThanOrEqualTo(strong);
      assertThat(Units.write(more, false).value())
          .isGreaterThanOrEqualTo(Units.write(size, false).value());
      assertThat(Units.query(3, size, Consistency.STRONG).value()).isLessThanOrEqualTo(3 * strong);
    }
  }
}
