package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFullTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "There is not enough space on the disk",
        "Disk quota exceeded"
      })
  void aFullDiskIsNamed(String said) {
    assertThat(DiskFull.message(new UncheckedIOException(new IOException("/d/blob: " + said))))
        .contains("disk")
        .contains("full");
  }

  @Test
  void allElseIsAwssSentence() {
    assertThat(DiskFull.message(new IllegalStateException("No space left on device")))
        .isEqualTo("We encountered an internal error. Please try again.");
  }
}
