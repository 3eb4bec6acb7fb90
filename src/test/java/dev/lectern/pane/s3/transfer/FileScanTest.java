package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {

  @TempDir Path folder;
  private final Set<String> keys = new TreeSet<>();
  private final Set<String> leftOut = new TreeSet<>();
  private final Set<String> failed = new TreeSet<>();

  private void scan(Path... roots) throws IOException {
    FileScan.run(
        "p/",
        List.of(roots),
        () -> assertThat(keys).as("an endless walk").hasSizeLessThan(100),
        new FileScan.Found() {
          @Override
          public void file(Path file, String key, long size) {
            keys.add(key + " " + size);
          }

          @Override
          public void folder(Path empty, String key) {
            keys.add(key);
          }

          @Override
          public void failed(Path file, String key, UserProblem why) {
            failed.add(key);
          }

          @Override
          public void leftOut(Path path) {
            leftOut.add(path.getFileName().toString());
          }
        });
  }

  @Test
  void onlyLinksToFilesOfTheSameFolderAreFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Path in = Files.createDirectories(folder.resolve("in/deep")).getParent();
    Files.writeString(in.resolve("a"), "12345");
    Files.createSymbolicLink(in.resolve("deep/same"), Path.of("../a"));
    Files.createSymbolicLink(in.resolve("stolen"), outside.resolve("secret"));
    Files.createSymbolicLink(in.resolve("up"), outside);
    Files.createSymbolicLink(in.resolve("deep/loop"), in);
    Files.createSymbolicLink(in.resolve("broken"), Path.of("nowhere"));
    scan(in);
    assertThat(keys).containsExactly("p/in/a 5", "p/in/deep/same 5");
    assertThat(leftOut).containsExactly("loop", "stolen", "up");
    assertThat(failed).containsExactly("p/in/broken");
  }

  @Test
  void whatWasChosenMayItselfBeALink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/empty")).getParent();
    Files.writeString(real.resolve("a"), "1");
    scan(
        Files.createSymbolicLink(folder.resolve("link"), real),
        Files.createSymbolicLink(folder.resolve("one"), real.resolve("a")));
    assertThat(keys).containsExactly("p/link/a 1", "p/link/empty/", "p/one 1");
    assertThat(leftOut).isEmpty();
    scan(folder.resolve("gone"));
    assertThat(failed).containsExactly("p/gone");
  }
}
