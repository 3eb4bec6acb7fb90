package dev.lectern.calc.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'SS':['b','','é','a','~']} | {'SS':['','a','b','~','é']}",
        "{'NS':['10','9','-1','1.50']} | {'NS':['-1','1.5','9','10']}",
        "{'BS':['/w==','AA==','AAA=']} | {'BS':['AA==','AAA=','/w==']}"
      })
  void setsAreAnsweredInDynamoDbsOrder(String given, String answered) {
    AttributeValue value = ItemJson.value(Json.MAPPER.readTree(given.replace('\'', '"')));
    assertThat(ItemJson.json(value)).hasToString(answered.strip().replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'SS':['b','a','b']} | Input collection [b, a, b] contains duplicates.",
        "{'BS':['AA==','AA==']} | Input collection [AA==, AA==]of type BS contains duplicates.",
        "{'NS':['1','1.0']} | Input collection contains duplicates"
      })
  void setsHaveNoDuplicates(String given, String message) {
    assertThatThrownBy(() -> ItemJson.value(Json.MAPPER.readTree(given.replace('\'', '"'))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageEndingWith(message);
  }
}
