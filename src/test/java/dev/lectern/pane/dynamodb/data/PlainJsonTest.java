package dev.lectern.pane.dynamodb.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {

  private static final Map<String, AttributeValue> EVERYTHING =
      DynamoDbSamples.item(
          """
          {"pk": {"S": "a"}, "n": {"N": "12345678901234567890123456789.123456789"},
           "small": {"N": "0.00000000000000000000000000000000000000000000000000001"},
           "big": {"N": "1000000000000000000000000000000000000000000000000000000000000"},
           "b": {"B": "AAECAw=="}, "t": {"BOOL": true}, "u": {"NULL": true}, "e": {"S": ""},
           "ss": {"SS": ["x", "y"]}, "ns": {"NS": ["1", "2.5"]}, "bs": {"BS": ["AA==", "AQ=="]},
           "l": {"L": [{"N": "1"}, {"M": {"k": {"SS": ["v"]}}}]}, "m": {"M": {}}}
          """);

  @Test
  void everyTypeComesBackAsItWas() {
    assertThat(PlainJson.read(PlainJson.write(EVERYTHING), EVERYTHING)).isEqualTo(EVERYTHING);
  }

  @Test
  void numbersAreDecimalsAllTheWay() {
    String json = PlainJson.write(EVERYTHING);
    assertThat(json)
        .contains("12345678901234567890123456789.123456789")
        .contains("0.00000000000000000000000000000000000000000000000000001")
        .doesNotContain("E+", "E-");
    Map<String, AttributeValue> read =
        PlainJson.read("{\"n\": 0.1000000000000000055511151231257827}", Map.of());
    assertThat(((AttributeValue.Number) read.get("n")).text())
        .isEqualTo("0.1000000000000000055511151231257827");
    assertThatThrownBy(
            () -> PlainJson.read("{\"n\": 1.00000000000000000000000000000000000000001}", Map.of()))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void whatIsNewIsPlain() {
    Map<String, AttributeValue> read =
        PlainJson.read("{\"new\": [\"a\"], \"x\": null}", EVERYTHING);
    assertThat(read.get("new").type()).isEqualTo("L");
    assertThat(read.get("x").type()).isEqualTo("NULL");
  }
}
