package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void everySourceFileHasTheProjectsFormat() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : Format.sources()) {
      String source = Files.readString(file);
      if (!Format.format(source).equals(source)) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted).as("run: mvn -q -Pformat").isEmpty();
  }
}
