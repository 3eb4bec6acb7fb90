package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a check says what it found. */
class LogLookTest {

  @Test
  void aSentenceThatWasFoundEndsOnce() {
    assertThat(LogLook.ended("There is no words.txt on the class path."))
        .isEqualTo("There is no words.txt on the class path.");
    assertThat(LogLook.ended("Suspended")).isEqualTo("Suspended.");
  }
}
