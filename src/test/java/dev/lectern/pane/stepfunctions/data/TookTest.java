package dev.lectern.pane.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TookTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT0S            | 0 ms
          PT0.0009S       | 0 ms
          PT0.007S        | 7 ms
          PT0.999S        | 999 ms
          PT1S            | 1 s
          PT1.5S          | 1.5 s
          PT1.25S         | 1.25 s
          PT8.374S        | 8.374 s
          PT10S           | 10 s
          PT30S           | 30 s
          PT59.999S       | 59.999 s
          PT1M            | 1 min
          PT1M0.9S        | 1 min
          PT4M5S          | 4 min 5 s
          PT59M59S        | 59 min 59 s
          PT1H            | 1 h
          PT1H5M30S       | 1 h 5 min
          P1D             | 1 d
          P1DT1H          | 1 d 1 h
          P365D           | 365 d
          """)
  void saysHowLong(String time, String words) {
    assertThat(Took.of(Duration.parse(time))).isEqualTo(words);
  }
}
