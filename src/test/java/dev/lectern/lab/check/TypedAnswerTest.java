package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1000 | 1000 | 0",
        "1,000 | 1000 | 0",
        "1 000 | 1000 | 0",
        "12,345,678.5 | 12345678.5 | 0",
        "12.0 | 12 | 0",
        "12.4 | 12.5 | 0.1",
        "-1,000 | -1000 | 0",
        "\"ABC-2\" | abc-2 | 0",
        "Calculated | calculated | 0",
      })
  void right(String typed, String right, double tolerance) {
    assertThat(TypedAnswer.fits(typed, right, tolerance)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1001 | 1000 | 0",
        "1,00 | 100 | 0",
        "1,0000 | 10000 | 0",
        "12.4 | 12.6 | 0.1",
        "12e4 | 120000 | 0",
        "`` | 0 | 0",
        "\"\" | 0 | 0",
        "ten | 10 | 5",
      })
  void wrong(String typed, String right, double tolerance) {
    assertThat(TypedAnswer.fits(typed, right, tolerance)).isFalse();
  }
}
