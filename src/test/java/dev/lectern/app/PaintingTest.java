package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaintingTest {

  @TempDir Path devices;

  @Test
  void aVirtualMachineHasNoGraphicsCard() throws IOException {
    Files.createFile(devices.resolve("null"));
    assertThat(Painting.hasCard(devices)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dri", "nvidiactl", "dxg"})
  void findsGraphicsCards(String device) throws IOException {
    Files.createDirectory(devices.resolve(device));
    assertThat(Painting.hasCard(devices)).isTrue();
  }
}
