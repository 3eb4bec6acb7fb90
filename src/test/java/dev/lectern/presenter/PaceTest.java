package dev.lectern.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static Pace at(String time, int number) {
    return new Pace(Duration.parse(time), 15, number, 5);
  }

  @Test
  void theClockHasMinutesAndFromAnHourOnHours() {
    assertThat(at("PT7M42S", 1).clock()).isEqualTo("07:42");
    assertThat(at("PT1H2M3S", 1).clock()).isEqualTo("1:02:03");
    assertThat(at("PT-1S", 1).clock()).isEqualTo("00:00");
  }

  @Test
  void eachStepHasItsShareOfTheTime() {
    assertThat(at("PT3M", 1).behind()).isZero();
    assertThat(at("PT5M30S", 1).behind()).isEqualTo(2);
    assertThat(at("PT5M30S", 2).behind()).isZero();
    assertThat(at("PT20M", 5).behind()).isEqualTo(5);
    assertThat(at("PT20M", 5).share()).isEqualTo(1);
  }

  @Test
  void withoutAPlanNobodyIsLate() {
    Pace free = new Pace(Duration.ofHours(2), 0, 0, 0);
    assertThat(free.behind()).isZero();
    assertThat(free.share()).isZero();
  }
}
