package dev.lectern.pane.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.AttributeValue.Text;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavePlanTest {

  private static final TableInfo TABLE = DynamoDbSamples.orders();

  private static Map<String, AttributeValue> with(String name, AttributeValue value) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(DynamoDbSamples.order(1));
    item.put(name, value);
    return item;
  }

  @Test
  void anUpdateNamesOnlyWhatChanged() {
    Map<String, AttributeValue> after = with("status", new Text("SHIPPED"));
    after.remove("orderDate");
    SavePlan plan =
        SavePlan.save(TABLE, DynamoDbSamples.order(1), after, false, new Guard.Version("version"));
    assertThat(plan.how()).isEqualTo(SavePlan.How.UPDATE);
    assertThat(plan.update())
        .isEqualTo("SET #status = :status, version = :version REMOVE orderDate");
    assertThat(plan.condition()).isEqualTo("version = :versionRead");
    assertThat(plan.values())
        .containsEntry(":version", Numbers.parse("5"))
        .containsEntry(":versionRead", Numbers.parse("4"));
    assertThat(plan.after()).containsEntry("version", Numbers.parse("5"));
    // the index by status and date loses its entry, the one by status and total gets another key
    assertThat(plan.predicted())
        .isEqualTo(new Used(4, 1, Map.of("status-date", 1.0, "total", 2.0)));
  }

  @Test
  void aNewItemMustNotExist() {
    SavePlan plan = SavePlan.save(TABLE, null, DynamoDbSamples.order(2), false, new Guard.Absent());
    assertThat(plan.how()).isEqualTo(SavePlan.How.PUT);
    assertThat(plan.condition()).isEqualTo("attribute_not_exists(pk)");
    assertThat(plan.predicted().total()).isEqualTo(3);
  }

  @Test
  void anotherKeyIsAMoveThatCostsTwiceTwice() {
    SavePlan plan =
        SavePlan.save(
            TABLE,
            DynamoDbSamples.order(1),
            with("sk", new Text("ORDER#9")),
            false,
            new Guard.None());
    assertThat(plan.how()).isEqualTo(SavePlan.How.MOVE);
    assertThat(plan.predicted().table()).isEqualTo(4);
    assertThat(plan.predicted().total()).isEqualTo(12);
  }
}
