package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FormatTest {

  @Test
  void everySourceFileHasTheProjectsFormat() throws Exception {
    List<Path> unformatted = new CopyOnWriteArrayList<>();
    Format.sources().parallelStream().filter(file -> !formatted(file)).forEach(unformatted::add);
    assertThat(unformatted).as("run: mvn -q -Pformat").isEmpty();
  }

  private static boolean formatted(Path file) {
    try {
      String source = Files.readString(file);
      return Format.format(source).equals(source);
    } catch (Exception e) {
      throw new IllegalStateException(file + " cannot be formatted", e);
    }
  }
}
