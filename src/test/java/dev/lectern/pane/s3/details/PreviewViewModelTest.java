package dev.lectern.pane.s3.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.pane.s3.details.Preview.Body;
import dev.lectern.pane.s3.details.Preview.Mode;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.editor.Syntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PreviewViewModelTest {

  private final FakeDetails gateway = new FakeDetails();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final ObjectDetailsViewModel details =
      new ObjectDetailsViewModel(gateway, tasks, () -> {});
  private final PreviewViewModel model = new PreviewViewModel(gateway, tasks, details);

  private Preview open(String key, String type, byte[] bytes) {
    gateway.bytes = bytes;
    gateway.headers = gateway.headers.with(Name.CONTENT_TYPE, type);
    model.want(true);
    details.show("b", key, null);
    return model.previewProperty().get().value().orElseThrow();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsReadBeforeItIsLookedAt() {
    details.show("b", "k.json", null);
    assertThat(gateway.calls).noneMatch(call -> call.startsWith("read"));
    model.want(true);
    assertThat(gateway.calls).contains("read65536 k.json");
  }

  @Test
  void jsonIsIndentedAndItsTextStaysWithinReach() {
    Preview preview = open("k.json", "application/json", utf8("{\"a\":1.50}"));
    assertThat(preview.body()).isEqualTo(new Body.Text("{\n  \"a\": 1.50\n}", Syntax.JSON));
    assertThat(preview.notes()).singleElement().asString().startsWith("Indented");
    int calls = gateway.calls.size();
    model.modeProperty().set(Mode.TEXT);
    assertThat(model.previewProperty().get().value().orElseThrow().body())
        .isEqualTo(new Body.Text("{\"a\":1.50}", Syntax.JSON));
    model.modeProperty().set(Mode.HEX);
    assertThat(model.previewProperty().get().value().orElseThrow().body())
        .isInstanceOf(Body.Hex.class);
    assertThat(gateway.calls).hasSize(calls);
  }

  @Test
  void csvIsATableAndWhatOnlyCallsItselfSoIsText() {
    assertThat(open("k.csv", "text/csv", utf8("a,b\n1,2\n")).body()).isInstanceOf(Body.Table.class);
    assertThat(open("l.csv", "text/csv", utf8("no table at all\n")).body())
        .isInstanceOf(Body.Text.class);
  }

  @Test
  void aLargeTextIsLoadedPieceByPiece() {
    Preview first = open("app.log", "text/plain", utf8("0123456789abcdef".repeat(100_000)));
    assertThat(first.loaded()).isEqualTo(65_536);
    assertThat(first.cut()).isTrue();
    assertThat(model.hasMore()).isTrue();
    model.more();
    assertThat(model.previewProperty().get().value().orElseThrow().loaded()).isEqualTo(262_144);
    model.more();
    assertThat(model.hasMore()).isFalse();
    model.more();
    assertThat(model.previewProperty().get().value().orElseThrow().loaded()).isEqualTo(1_048_576);
  }

  @Test
  void gzipIsUnpackedAndSaidToBe() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8("hello"));
    }
    Preview preview = open("k.txt", "text/plain", out.toByteArray());
    assertThat(preview.body()).isEqualTo(new Body.Text("hello", Syntax.PLAIN));
    assertThat(preview.notes()).singleElement().asString().contains("does not say so");
    gateway.headers = gateway.headers.with(Name.CONTENT_ENCODING, "gzip");
    assertThat(open("l.txt", "text/plain", utf8("plain")).notes())
        .singleElement()
        .asString()
        .contains("not gzip");
  }

  @Test
  void aPictureBombIsNotUnfolded() {
    byte[] png = new byte[64];
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    System.arraycopy(head, 0, png, 0, head.length);
    png[17] = 1;
    png[21] = 1;
    Preview preview = open("k.png", "image/png", png);
    assertThat(preview.body()).isInstanceOf(Body.Hex.class);
    assertThat(preview.notes().getFirst()).contains("65,536 x 65,536");
  }

  @Test
  void emptyAndFailedObjectsSaySo() {
    assertThat(open("empty", "text/plain", new byte[0]).body()).isInstanceOf(Body.Empty.class);
    gateway.denied.add("read65536");
    gateway.bytes = utf8("x");
    details.show("b", "other", null);
    assertThat(model.previewProperty().get()).isInstanceOf(Facet.Failed.class);
    gateway.denied.clear();
    gateway.etag = "other";
    details.load();
    assertThat(model.previewProperty().get().value()).isPresent();
  }
}
