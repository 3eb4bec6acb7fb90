package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    try (FrontDoor door =
        FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(came).hasValue(2);
    }
  }

  @Test
  void nobodyAnswersWhereNoConsoleIs() {
    assertThat(FrontDoor.knock(home)).isFalse();
    FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow().close();

    assertThat(FrontDoor.knock(home)).isFalse();
    assertThat(came).hasValue(0);
  }

  @Test
  void aDoorThatAKilledConsoleLeftIsOpenedAnew() throws IOException {
    Files.createDirectories(home.folder());
    Files.createFile(home.folder().resolve("console.sock"));

    try (FrontDoor door =
        FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.knock(home)).isTrue();
    }
  }

  @Test
  void theOneThatWasQuickerKeepsTheDoor() {
    try (FrontDoor door =
        FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.open(home, Runnable::run, () -> {})).isEmpty();
      assertThat(FrontDoor.knock(home)).isTrue();
      assertThat(came).hasValue(2);
    }
  }

  @Test
  void aFolderWithALongNameGoesWithoutADoor() {
    DataHome deep = new DataHome(folder.resolve("d".repeat(120)));

    assertThat(FrontDoor.open(deep, Runnable::run, () -> {})).isEmpty();
    assertThat(FrontDoor.knock(deep)).isFalse();
  }

  @Test
  void aStartDuringTheGoodbyeWaitsForItsEndAndGoesOnItself() throws Exception {
    FrontDoor door = FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow();
    door.leave();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> second = threads.submit(() -> FrontDoor.knock(home));
      assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      door.close();

      assertThat(second.get(5, TimeUnit.SECONDS)).isFalse();
    }
    assertThat(came).hasValue(0);
    try (FrontDoor next =
        FrontDoor.open(home, Runnable::run, came::incrementAndGet).orElseThrow()) {
      assertThat(FrontDoor.knock(home)).isTrue();
    }
  }

  @Test
  void whoKnockedBeforeTheWindowWentIsToldToo() throws Exception {
    BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    FrontDoor door = FrontDoor.open(home, window::add, came::incrementAndGet).orElseThrow();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> second = threads.submit(() -> FrontDoor.knock(home));
      Runnable late = window.take();
      door.leave();
      late.run();
      door.close();

      assertThat(second.get(5, TimeUnit.SECONDS)).isFalse();
    }
    assertThat(came).hasValue(0);
  }
}
