package dev.lectern.calc.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  /** Digits on both sides of the point are rounded up each for itself. */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 2",
    "-1, 3",
    "10, 2",
    "123456, 4",
    "3.14159, 5",
    "1E125, 2",
    "0.001, 2",
    "100.5, 4",
    "42.12, 3",
    "1200, 2",
    "-3.5, 4"
  })
  void aNumberTakesSoManyBytes(String number, int bytes) {
    assertThat(ItemSize.of(Numbers.parse(number))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "1e126, Number overflow", "1e99999999999, Number overflow", "1e-131, Number underflow",
    "1e-99999999999, Number underflow", "0x10, cannot be converted", "' 1', cannot be converted",
    "1.2.3, cannot be converted", "NaN, cannot be converted", "'', cannot be converted",
    "1234567890123456789012345678901234567890, more than 38 significant digits"
  })
  void whatIsOutOfRangeOrNoNumberIsRefused(String text, String message) {
    assertThatThrownBy(() -> Numbers.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
