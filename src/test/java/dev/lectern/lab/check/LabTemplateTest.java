package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.lab.LabTemplate;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab that was begun is a lab from its first minute. */
class LabTemplateTest {

  @TempDir Path folder;

  @Test
  void a_new_lab_is_proven() throws Exception {
    Path labs = Files.createDirectories(folder.resolve("labs"));
    Files.createDirectories(labs.resolve("m05-storage-1"));
    assertThat(LabTemplate.write(labs, "5.E", "Say \"hello\"!"))
        .isEqualTo(labs.resolve("m05-storage-1/e-say-hello"));
    try (LabRoom room = new LabRoom(folder.resolve("kept"), labs)) {
      assertThat(room.desk.problems()).isEmpty();
      assertThat(room.proof().prove(room.desk.open("5.E").lab()))
          .hasSize(1)
          .allSatisfy(row -> assertThat(row.faults()).isEmpty());
    }
    assertThatThrownBy(() -> LabTemplate.write(labs, "5.E", "say hello"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> LabTemplate.write(labs, "five", "say hello"))
        .hasMessageContaining("write module and letter");
    assertThatThrownBy(() -> LabTemplate.write(labs, "5.F", "!"))
        .hasMessageContaining("a title of a few words");
  }
}
