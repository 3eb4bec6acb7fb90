package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
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
  void whatIsAddedComesIntoSightAndIsChosen() throws Exception {
    for (int i = 0; i < 40; i++) {
      Files.writeString(folder.resolve("n%02d.txt".formatted(i)), "a");
    }
    interact(() -> transfers.upload("b", "", List.of(folder)));
    until(() -> transfers.model().rows().size() == 40 && transfers.runningProperty().get() == 0);
    Path next = file("film.mp4", 24);
    CountDownLatch gate = new CountDownLatch(1);
    s3.before = call -> await(gate);
    interact(() -> transfers.upload("b", "", List.of(next)));
    until(() -> transfers.runningProperty().get() == 1);
    TableView<TransferRow> table = lookup("s3-transfers-list");
    assertThat(read(() -> table.getSelectionModel().getSelectedIndices())).containsExactly(40);
    until(
        "row 40 is seen",
        () ->
            table.lookupAll(".table-row-cell").stream()
                .anyMatch(cell -> ((TableRow<?>) cell).getIndex() == 40));

    assertThat(read(() -> transfers.model().totalProperty().get().size()))
        .isEqualTo(24 * PartPlan.MIB);

    interact(() -> transfers.model().pause(transfers.model().rows()));
    gate.countDown();
    Label summary = lookup("s3-transfers-summary");
    until(() -> summary.getText().equals("1 paused, 40 done, 0 failed"));
  }

  @SuppressWarnings("unchecked")
  private <T extends Node> T lookup(String id) {
    return (T) stage.getScene().lookup("#" + id);
  }

  @Test
  void partsArePausedResumedAndTriedAgain() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger refused = new AtomicInteger(1);
    s3.before =
        call -> {
          if (call.equals("send 5")) {
            await(gate);
          } else if (call.equals("send 4") && refused.getAndDecrement() > 0) {
            throw FakeTransfers.error("403 AccessDenied");
          }
        };
    Path broken = file("denied.bin", 40);
    interact(() -> transfers.upload("b", "backup/", List.of(broken)));
    until(() -> phase(0) == Phase.FAILED);
    Files.writeString(folder.resolve("notes.txt"), "a");
    Path large = file("film.mp4", 80);
    interact(() -> transfers.upload("b", "backup/", List.of(folder.resolve("notes.txt"), large)));
    until(() -> transfers.model().rows().size() == 3);
    until(() -> phase(2) == Phase.RUNNING && parts(2).doneCount() >= 2);

    interact(() -> transfers.model().pause(List.of(transfers.model().rows().get(2))));
    gate.countDown();
    until(() -> phase(2) == Phase.PAUSED && sending(2) == 0);
    assertThat(s3.objects).doesNotContainKey("backup/film.mp4");
    interact(() -> transfers.model().resume(transfers.model().rows()));
    interact(() -> transfers.model().retry(List.of(transfers.model().rows().get(0))));
    until(() -> transfers.runningProperty().get() == 0);
    assertThat(s3.objects)
        .containsOnlyKeys("backup/denied.bin", "backup/notes.txt", "backup/film.mp4");
    assertThat(s3.objects.get("backup/film.mp4")).hasSize((int) (80 * PartPlan.MIB));
    assertThat(s3.uploads).isEmpty();
  }

  @Test
  void whatIsGivenUpHalfWayLeavesNothingAndSaysSo() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    s3.before =
        call -> {
          if (call.equals("send 6")) {
            await(gate);
          }
        };
    Path large = file("film.mp4", 80);
    interact(() -> transfers.upload("b", "", List.of(large)));
    until(() -> transfers.model().rows().size() == 1);
    until(() -> phase(0) == Phase.RUNNING && parts(0).doneCount() >= 2);
    interact(() -> transfers.model().cancel(transfers.model().rows()));
    gate.countDown();
    Label facts = lookup("s3-transfer-facts");
    until(() -> facts.getText().startsWith("Given up. Nothing of it stays in S3"));
    until(() -> s3.uploads.isEmpty());
    assertThat(s3.objects).isEmpty();
  }

  @Test
  void anUploadIsRememberedWhileItRunsAndTheNextPaneSaysSo() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    s3.before =
        call -> {
          if (call.equals("send 2")) {
            await(gate);
          }
        };
    Path large = file("film.mp4", 24);
    interact(() -> transfers.upload("b", "", List.of(large)));
    until(() -> !transfers.model().begunProperty().get().isEmpty());
    // as after a killed process: nothing was closed
    Transfers next = read(() -> new Transfers(fakes.context(tasks, null), s3, bucket -> {}));
    assertThat(fakes.toasts).containsExactly("1 upload waits to be resumed");
    assertThat(read(() -> next.model().rows())).hasSize(1);
    interact(next::close);
    gate.countDown();
    until(() -> transfers.runningProperty().get() == 0);
    assertThat(read(() -> transfers.model().begunProperty().get())).isEmpty();
  }

  @Test
  void saysWhatClosingWouldStop() throws Exception {
    assertThat(read(transfers::unfinished)).isEmpty();
    CountDownLatch gate = new CountDownLatch(1);
    s3.before = call -> await(gate);
    Files.writeString(folder.resolve("x"), "x");
    interact(() -> transfers.upload("b", "", List.of(folder.resolve("x"))));
    until(() -> transfers.runningProperty().get() == 1);
    assertThat(read(transfers::unfinished))
        .singleElement()
        .asString()
        .startsWith("1 transfer stops");
    gate.countDown();
    until(() -> transfers.runningProperty().get() == 0);
  }

  private static void await(CountDownLatch gate) {
    try {
      assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Phase phase(int row) {
    return transfers.model().rows().get(row).status().phase();
  }

  private Parts parts(int row) {
    return transfers.model().rows().get(row).parts();
  }

  private long sending(int row) {
    Parts parts = parts(row);
    long count = 0;
    for (int part = 0; part < parts.count(); part++) {
      count += parts.state(part) == PartState.SENDING ? 1 : 0;
    }
    return count;
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
