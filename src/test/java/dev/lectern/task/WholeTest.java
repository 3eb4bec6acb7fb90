package dev.lectern.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WholeTest {

  @Test
  void whatWasBegunIsDoneAlthoughTheUserCancels() {
    Thread.currentThread().interrupt();
    assertThat(Whole.of(() -> "done")).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void itFailsAsTheWorkFails() {
    assertThatThrownBy(
            () ->
                Whole.of(
                    () -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
  }
}
