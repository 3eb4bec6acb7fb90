package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MovableClockTest {

  private final AtomicReference<Instant> real =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final MovableClock clock = new MovableClock(real::get, MovableClock.Bend.NONE);

  private void pass(Duration time) {
    real.updateAndGet(now -> now.plus(time));
  }

  @Test
  void showsRealTimeAtFirst() {
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(real.get());
  }

  @Test
  void standsJumpsAndRunsFaster() {
    clock.pause();
    pass(Duration.ofHours(1));
    assertThat(clock.now()).isEqualTo("2026-01-01T00:00:00Z");
    clock.advance(Duration.ofDays(2));
    assertThat(clock.now()).isEqualTo("2026-01-03T00:00:00Z");
    clock.run(60);
    pass(Duration.ofMinutes(1));
    assertThat(clock.now()).isEqualTo("2026-01-03T01:00:00Z");
    clock.reset();
    assertThat(clock.now()).isEqualTo(real.get());
  }

  @Test
  void placesAMomentOfRealTimeWhereTheClockWasThen() {
    Instant signed = real.get();
    pass(Duration.ofSeconds(10));
    clock.advance(Duration.ofHours(2));
    pass(Duration.ofSeconds(10));

    assertThat(clock.at(signed)).isEqualTo(signed);
    assertThat(clock.at(real.get())).isEqualTo(clock.now());
    assertThat(Duration.between(clock.at(signed), clock.now()))
        .isEqualTo(Duration.ofHours(2).plusSeconds(20));
  }

  @Test
  void goesOnWhereItWasKept() {
    clock.advance(Duration.ofDays(1));
    MovableClock next = new MovableClock(real::get, clock.kept());
    pass(Duration.ofSeconds(3));
    assertThat(next.now()).isEqualTo(clock.now());
  }

  @Test
  void neverGoesBack() {
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.run(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
