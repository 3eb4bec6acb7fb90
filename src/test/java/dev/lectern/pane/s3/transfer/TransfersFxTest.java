package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersFxTest extends FxTest {

  @TempDir Path folder;
  private final FakeTransfers s3 = new FakeTransfers();
  private final FakeContext fakes = new FakeContext();
  private FxTaskRunner tasks;
  private Transfers transfers;

  @BeforeEach
  void open() {
    tasks = new FxTaskRunner(problem -> {});
    interact(() -> transfers = new Transfers(fakes.context(tasks, null), s3, bucket -> {}));
    show((Parent) transfers.view());
  }

  @AfterEach
  void close() {
    interact(transfers::close);
    tasks.close();
  }

  private Path file(String name, long mebibytes) throws IOException {
    return Files.write(folder.resolve(name), new byte[(int) (mebibytes * PartPlan.MIB)]);
  }

  @Test
  void uploadsAreShownToTheirEnd() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "a");
    Path large = file("film.mp4", 24);
    interact(() -> transfers.upload("b", "backup/", List.of(folder.resolve("notes.txt"), large)));
    until(() -> transfers.model().rows().size() == 2);
    until(() -> transfers.runningProperty().get() == 0);
    Screens.shot(stage, theme, "s3-transfers");
    assertThat(s3.objects).containsOnlyKeys("backup/notes.txt", "backup/film.mp4");
    assertThat(s3.objects.get("backup/film.mp4")).hasSize((int) (24 * PartPlan.MIB));
  }

  @Test
  void theStepsByHandAreShown() throws Exception {
    Path large = file("big.bin", 12);
    interact(() -> transfers.multipartByHand("b", "film/"));
    interact(() -> transfers.byHand().fileProperty().set(large));
    until(() -> transfers.byHand().rows().size() == 3);
    interact(() -> transfers.byHand().create());
    until(() -> transfers.byHand().uploadProperty().get().isPresent());
    interact(() -> transfers.byHand().send(transfers.byHand().rows().get(2)));
    until(() -> transfers.byHand().named().size() == 1);
    s3.before =
        call -> {
          if (call.startsWith("complete")) {
            throw FakeTransfers.error("400 EntityTooSmall");
          }
        };
    interact(() -> transfers.byHand().complete());
    until(() -> transfers.byHand().problemProperty().get().isPresent());
    Screens.shot(stage, theme, "s3-multipart");
    interact(() -> transfers.byHand().abort());
    until(() -> s3.uploads.isEmpty());
  }
}
