package dev.lectern.pane.s3.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.DirectTaskRunner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VersionsViewModelTest {

  private final FakeVersions gateway = new FakeVersions();
  private final FakeContext dialogs = new FakeContext();
  private final AtomicInteger changes = new AtomicInteger();
  private final VersionsViewModel model =
      new VersionsViewModel(gateway, new DirectTaskRunner(), dialogs, changes::incrementAndGet);

  @Test
  void saysWhatADeleteDoes() {
    gateway.with("v2", false, "two").with("v1", false, "one");
    model.show("b", "k");
    assertThat(model.deleteSentence())
        .isEqualTo(
            "Adds a delete marker. All 2 versions stay and are billed. GET then answers 404.");
    assertThat(model.stored()).contains("2 versions");
  }

  @Test
  void saysThatAnUnversionedDeleteIsForGood() {
    gateway.with("null", false, "one");
    model.show("b", "k");
    assertThat(model.deleteSentence()).startsWith("Removes the object for good");
  }

  @Test
  void removingTheMarkerBringsTheObjectBack() {
    gateway.with("m", true, "").with("v1", false, "one");
    model.show("b", "k");
    VersionRow marker = model.rows().getFirst();
    assertThat(model.removeSentence(marker)).contains("this brings the object back");
    assertThat(model.restoreSentence(marker)).isEmpty();

    model.remove(marker);

    assertThat(gateway.done).containsExactly("remove m");
    assertThat(dialogs.asked).isEmpty();
    assertThat(changes).hasValue(1);
  }

  @Test
  void asksBeforeAVersionIsRemovedForGood() {
    gateway.with("v2", false, "two").with("v1", false, "one");
    model.show("b", "k");
    model.remove(model.rows().getLast());
    assertThat(dialogs.asked)
        .singleElement()
        .satisfies(asked -> assertThat(asked.sentence()).contains("latest version stays"));
    assertThat(gateway.done).containsExactly("remove v1");
  }

  @Test
  void restoresAnOldVersionByACopy() {
    gateway.with("v2", false, "two").with("v1", false, "one");
    model.show("b", "k");
    assertThat(model.restoreSentence(model.rows().getFirst())).isEmpty();
    assertThat(model.restoreSentence(model.rows().getLast())).isPresent();
    model.restore(model.rows().getLast());
    assertThat(gateway.done).containsExactly("restore v1");
  }

  @Test
  void comparesTwoTextsOlderFirst() {
    gateway.with("v2", false, "a\nB\nc\nd").with("v1", false, "a\nb\nc");
    model.show("b", "k");
    model.compare(List.copyOf(model.rows()));
    assertThat(model.comparisonProperty().get())
        .isInstanceOfSatisfying(
            Comparison.Text.class,
            text -> {
              assertThat(text.removed()).isEqualTo(1);
              assertThat(text.added()).isEqualTo(2);
              assertThat(text.lines().get(1).oldText()).isEqualTo("b");
              assertThat(text.lines().get(1).newText()).isEqualTo("B");
            });
    model.compare(List.of(model.rows().getFirst()));
    assertThat(model.comparisonProperty().get()).isNull();
  }

  @Test
  void comparesBytesThatAreNoTextBySize() {
    VersionRow one = new VersionRow("a", true, false, Instant.EPOCH, 2, "x", "STANDARD");
    VersionsGateway.Content binary =
        new VersionsGateway.Content(new byte[] {(byte) 0xff, 0}, 2, "application/zip");
    VersionsGateway.Content text =
        new VersionsGateway.Content("é".getBytes(StandardCharsets.UTF_8), 2, "text/plain");
    assertThat(Comparison.of(one, binary, one, text)).isEqualTo(new Comparison.Other(true));
  }
}
