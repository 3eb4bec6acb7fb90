package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDoorTest {

  @TempDir Path folder;
  private DataHome home;
  private final AtomicInteger came = new AtomicInteger();

  @BeforeEach
  void home() {
    home = new DataHome(folder.resolve("data"));
  }

  @Test
  void theSecondStartBringsTheFirstToTheFront() {
    try (FrontDoor door = FrontDoor.open(home, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(came).hasValue(2);
    }
  }

  @Test
  void nobodyAnswersWhereNoConsoleIs() {
    assertThat(FrontDoor.knock(home)).isFalse();
    FrontDoor.open(home, came::incrementAndGet).orElseThrow().close();

    assertThat(FrontDoor.knock(home)).isFalse();
    assertThat(came).hasValue(0);
  }

  @Test
  void aDoorThatAKilledConsoleLeftIsOpenedAnew() throws IOException {
    Files.createDirectories(home.folder());
    Files.createFile(home.folder().resolve("console.sock"));

    try (FrontDoor door = FrontDoor.open(home, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.knock(home)).isTrue();
    }
  }

  @Test
  void theOneThatWasQuickerKeepsTheDoor() {
    try (FrontDoor door = FrontDoor.open(home, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.open(home, () -> {})).isEmpty();
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(came).hasValue(2);
    }
  }

  @Test
  void aFolderWithALongNameGoesWithoutADoor() {
    DataHome deep = new DataHome(folder.resolve("d".repeat(120)));

    assertThat(FrontDoor.open(deep, () -> {})).isEmpty();
    assertThat(FrontDoor.knock(deep)).isFalse();
  }
}
