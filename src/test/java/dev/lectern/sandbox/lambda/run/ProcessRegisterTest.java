package dev.lectern.sandbox.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a killed sandbox left is swept, what a living one uses is not. */
@DisabledOnOs(OS.WINDOWS)
class ProcessRegisterTest {

  @TempDir Path temporary;

  @Test
  void aKilledSandboxesFrozenProcessesEndAndItsFolderGoes() throws Exception {
    Process left = new ProcessBuilder("sleep", "600").start();
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      Signals.stop(left.pid());
      Path folder = Files.createDirectories(temporary.resolve("lectern-lambda-1/processes"));
      Files.writeString(folder.resolveSibling("owner"), "1 2001-01-01T00:00:00Z");
      ProcessRegister.note(folder.resolve("a"), left.toHandle());
      Files.writeString(folder.resolve("b"), other.pid() + " 2001-01-01T00:00:00Z");
      Path mine = Files.createDirectories(temporary.resolve("lectern-lambda-2/processes"));
      ProcessRegister.note(mine.resolveSibling("owner"), ProcessHandle.current());

      ProcessRegister.sweep(temporary);

      assertThat(left.waitFor(20, TimeUnit.SECONDS)).as("the frozen one ended").isTrue();
      assertThat(other.isAlive()).as("a process of the same number is another one").isTrue();
      assertThat(temporary.resolve("lectern-lambda-1")).doesNotExist();
      assertThat(temporary.resolve("lectern-lambda-2")).exists();
    } finally {
      left.destroyForcibly();
      other.destroyForcibly();
    }
  }

  /** The instant that Java tells of another process's start moves with the computer's clock. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsNotedOfAProcessDoesNotHangOnTheClock() throws Exception {
    Path note = temporary.resolve("note");
    ProcessRegister.note(note, ProcessHandle.current());
    List<String> stat = List.of(Files.readString(Path.of("/proc/self/stat")).split(" "));
    assertThat(Files.readString(note)).isEqualTo(stat.get(0) + " " + stat.get(21));
  }

  @Test
  void sandboxesThatStartAndStopTogetherLeaveEachOtherAlone() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (ProcessRegister register = ProcessRegister.open(temporary)) {
                    ProcessRegister.sweep(temporary);
                    assertThat(register.folder().resolve("owner")).exists();
                  }
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
