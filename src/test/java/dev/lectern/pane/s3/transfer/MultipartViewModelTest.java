package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.task.DirectTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartViewModelTest {

  @TempDir Path folder;
  private final FakeTransfers s3 = new FakeTransfers();
  private final List<String> changed = new ArrayList<>();
  private final MultipartViewModel model =
      new MultipartViewModel(s3, new DirectTaskRunner(), changed::add);

  @BeforeEach
  void twelveMebibytesInPartsOfFive() throws IOException {
    Path file = Files.write(folder.resolve("big.bin"), new byte[12 * 1024 * 1024]);
    model.open("b", "p/");
    model.fileProperty().set(file);
  }

  @Test
  void theStepsInAnyOrderMakeTheObject() {
    assertThat(model.rows()).hasSize(3);
    model.create();
    assertThat(model.unfinished()).hasSize(1);
    model.send(model.rows().get(2));
    model.send(model.rows().get(0));
    assertThat(model.named()).extracting(TransferGateway.Part::number).containsExactly(1, 3);
    model.sendRest();
    model.complete();
    assertThat(s3.objects.get("p/big.bin")).hasSize(12 * 1024 * 1024);
    assertThat(model.storedProperty().get().orElseThrow().etag()).isEqualTo("\"e-3\"");
    assertThat(model.uploadProperty().get()).isEmpty();
    assertThat(changed).containsExactly("b");
  }

  @Test
  void whatIsDoneWrongGoesToS3AsItIs() {
    model.create();
    model.sendRest();
    model.rows().get(1).etagProperty().set("\"wrong\"");
    model.rows().get(0).chosenProperty().set(false);
    model.reversedProperty().set(true);
    assertThat(model.named())
        .extracting(part -> part.number() + part.etag())
        .containsExactly("3\"e3\"", "2\"wrong\"");
    s3.before =
        call -> {
          throw FakeTransfers.error("400 InvalidPart");
        };
    model.complete();
    assertThat(model.problemProperty().get().orElseThrow().code()).isEqualTo("400 InvalidPart");
    assertThat(model.uploadProperty().get()).isPresent();
  }

  @Test
  void completingNothingIsToldBeforeItIsSent() {
    model.create();
    s3.calls.clear();
    model.complete();
    assertThat(model.problemProperty().get()).isPresent();
    assertThat(s3.calls).isEmpty();
  }

  @Test
  void abortLeavesNothingBehind() {
    model.create();
    model.sendRest();
    model.abort();
    assertThat(s3.uploads).isEmpty();
    assertThat(model.unfinished()).isEmpty();
    assertThat(model.uploadProperty().get()).isEmpty();
  }

  @Test
  void anotherPartSizeCutsAnew() {
    model.partMebibytesProperty().set(3);
    assertThat(model.rows()).hasSize(4);
  }
}
