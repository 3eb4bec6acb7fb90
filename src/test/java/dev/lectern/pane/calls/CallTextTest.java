package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calls.SampleCalls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BatchWriteItem; {\"RequestItems\":{\"a\":[],\"b\":[]}}; a, b",
        "GetItem; {\"TableName\":\"orders\",\"Key\":{\"pk\":{\"S\":\"x\"}}}; orders",
        "ListTables; {}; no parameters"
      })
  void a_call_is_told_by_what_it_is_about(String operation, String parameters, String expected) {
    assertThat(CallText.keyParameter(SampleCalls.of("dynamodb", operation, parameters, 0)))
        .isEqualTo(expected);
  }
}
