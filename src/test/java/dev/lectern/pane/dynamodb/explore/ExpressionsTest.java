package dev.lectern.pane.dynamodb.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calc.item.AttributeValue.Text;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

  private static Question query(Clause sort, String projection, Clause... filters) {
    return new Question(
        "", false, "CUSTOMER#7", sort, List.of(filters), projection, false, true, 0);
  }

  @Test
  void reservedWordsAndOddNamesGetPlaceholders() {
    Expressions.Made made =
        Expressions.make(
            DynamoDbSamples.orders(),
            query(
                new Clause("sk", Operator.BEGINS_WITH, "S", "ORDER#", ""),
                "status, lines[0].price, ship-to.city",
                new Clause("total", Operator.GREATER, "N", "30", ""),
                new Clause("total", Operator.BETWEEN, "N", "1", "9"),
                new Clause("note", Operator.NOT_EXISTS, "S", "", "")));
    Request request = made.request();
    assertThat(request.keyCondition()).isEqualTo("pk = :pk AND begins_with(sk, :sk)");
    assertThat(request.filter())
        .isEqualTo(
            "#total > :total AND #total BETWEEN :total2 AND :total3"
                + " AND attribute_not_exists(note)");
    assertThat(request.projection()).isEqualTo("#status, #lines[0].price, #shipto.city");
    assertThat(request.names())
        .containsEntry("#total", "total")
        .containsEntry("#status", "status")
        .containsEntry("#shipto", "ship-to");
    assertThat(request.values())
        .containsEntry(":pk", new Text("CUSTOMER#7"))
        .containsEntry(":total", Numbers.parse("30"));
    assertThat(made.reserved()).containsExactly("total", "status", "lines");
  }

  @Test
  void anIndexHasItsOwnKey() {
    Request request =
        Expressions.make(
                DynamoDbSamples.orders(),
                new Question("status-date", false, "PACKED", null, List.of(), "", false, false, 5))
            .request();
    assertThat(request.keyCondition()).isEqualTo("#status = :status");
    assertThat(request.index()).isEqualTo("status-date");
    assertThat(request.forward()).isFalse();
  }

  @Test
  void aNumberThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                Expressions.make(
                    DynamoDbSamples.orders(),
                    query(null, "", new Clause("total", Operator.LESS, "N", "many", ""))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("many");
  }
}
