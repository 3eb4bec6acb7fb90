package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextStartTest {

  @TempDir Path folder;

  @Test
  void aCacheThatIsNotThereOrThatTheJvmRefusedIsMadeAnew() throws IOException {
    Path cache = folder.resolve("lectern.aot");
    NextStart next = new NextStart(cache);
    assertThat(next.used("mixed mode, sharing")).isFalse();
    Files.writeString(cache, "");
    assertThat(next.used("mixed mode")).isFalse();
    assertThat(next.used("mixed mode, sharing")).isTrue();
  }

  @Test
  void theRehearsalRunsAsTheConsoleDoes() {
    Path draft = folder.resolve("lectern.aot.new");
    List<String> command =
        NextStart.command(
            List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:AOTCache=target/console/lectern.aot",
                "-Xlog:aot=off",
                "-Dlectern.next=target/console/lectern.aot"),
            true,
            draft);
    assertThat(command)
        .startsWith("/usr/bin/nice", "-n", "19")
        .containsSubsequence("-XX:+UseSerialGC", "-Xmx512m", "-XX:AOTCacheOutput=" + draft)
        .endsWith("dev.lectern.app.Launcher", "rehearse")
        .noneMatch(each -> each.startsWith("-XX:AOTCache="))
        .noneMatch(each -> each.startsWith("-Dlectern.next"));
  }

  @Test
  void withoutACommandThatLowersThePriorityTheJvmIsStartedItself() {
    assertThat(NextStart.command(List.of(), false, folder.resolve("x")).getFirst())
        .isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }
}
