package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCopyTest {

  @TempDir Path folder;

  private KeptCopy version(String name) {
    return new KeptCopy(new DataHome(folder), name);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void data() throws IOException {
    write("settings.json", "{}");
    write("sandbox/tables-0.mv", "tables");
    write("sandbox/lock", "");
    write("sandbox/blobs/01/0000000000000001", "a large object");
    write("labs/progress.json", "half");
  }

  @Test
  void anotherVersionKeepsACopyUntilItHasWorked() throws IOException {
    data();
    version("1.0").before();
    version("1.0").worked();
    assertThat(folder.resolve("before-1.0")).doesNotExist();

    version("2.0").before();
    write("sandbox/tables-0.mv", "changed by 2.0");

    Path copy = folder.resolve("before-2.0");
    assertThat(copy.resolve("sandbox/tables-0.mv")).hasContent("tables");
    assertThat(copy.resolve("sandbox/blobs/01/0000000000000001")).hasContent("a large object");
    assertThat(copy.resolve("labs/progress.json")).hasContent("half");
    assertThat(copy.resolve("sandbox/lock")).doesNotExist();

    version("2.0").worked();

    assertThat(copy).doesNotExist();
    assertThat(folder.resolve("sandbox/blobs/01/0000000000000001")).hasContent("a large object");
    version("2.0").before();
    assertThat(copy).doesNotExist();
  }

  @Test
  void theCopyFromBeforeAFailedStartIsNotReplacedByWhatItLeft() throws IOException {
    data();
    version("2.0").before();
    write("sandbox/tables-0.mv", "broken by 2.0");

    version("2.1").before();

    assertThat(folder.resolve("before-2.0/sandbox/tables-0.mv")).hasContent("tables");
    assertThat(folder.resolve("before-2.1")).doesNotExist();
  }

  @Test
  void nothingIsCopiedWhileAnotherProgramWorksWithIt() throws IOException {
    data();
    try (FileChannel channel =
            FileChannel.open(folder.resolve("sandbox/lock"), StandardOpenOption.WRITE);
        var held = channel.lock()) {
      version("2.0").before();

      assertThat(held.isValid()).isTrue();
      assertThat(folder.resolve("before-2.0")).doesNotExist();
    }
  }

  @Test
  void aFirstStartHasNothingToCopy() throws IOException {
    version("1.0").before();

    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
