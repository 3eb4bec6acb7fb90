package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3|7",
        "(1 + 2) * 3|9",
        "ceil(4097 / 4096)|2",
        "ceil(1 / 3 * 3)|1",
        "floor(7 / 2) - -1|4",
        "12 * ceil(6 / 4) / 2|12",
        "0.35 * 0.5|0.175",
        "max(3, min(9, 4))|4",
        "5 - 5|0",
        "1 / 3|0.333333333333",
        "100|100",
      })
  void works_out(String text, String value) {
    assertThat(Arithmetic.value(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 +|a number is missing",
        "1 2|character 3: an operator is missing",
        "round(1)|there is no round",
        "(1|')' is missing",
        "1 / 0|nothing can be divided by 0",
        "1.2.3|is no number",
      })
  void says_where_it_is_wrong(String text, String why) {
    assertThatThrownBy(() -> Arithmetic.value(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
