package dev.lectern.pane.s3.presign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LivesTest {

  private final Lives lives = new Lives();

  @Test
  void whatIsShownMeansTheSameWhenItIsReadAgain() {
    assertThat(LongStream.of(1, 59, 60, 61, 3_599, 3_600, 3_700, 86_400, 90_061, 604_800))
        .allSatisfy(
            seconds -> {
              Duration life = Duration.ofSeconds(seconds);
              assertThat(lives.fromString(lives.toString(life))).isEqualTo(life);
            });
    assertThat(lives.toString(Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
    assertThat(lives.toString(Duration.ofSeconds(3_700))).isEqualTo("3700 s");
  }

  @Test
  void timesAreReadAsPeopleTypeThem() {
    assertThat(lives.fromString(" 604,800 ")).isEqualTo(Duration.ofDays(7));
    assertThat(lives.fromString("2 Hours")).isEqualTo(Duration.ofHours(2));
    assertThat(lives.fromString("1h30min")).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void whatIsNoTimeStaysAsItWasTyped() {
    for (String typed : new String[] {"soon", "-5", "1 h or so", "99999999999", "0", ""}) {
      assertThat(lives.fromString(typed)).as(typed).isZero();
      assertThat(lives.toString(Duration.ZERO)).isEqualTo(typed);
    }
  }
}
