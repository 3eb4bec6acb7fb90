package dev.lectern.pane.s3.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.Test;

class VersionsViewModelTest {

  private final FakeVersions gateway = new FakeVersions();
  private final FakeContext dialogs = new FakeContext();
  private final StringProperty versioning = new SimpleStringProperty("Enabled");
  private final AtomicInteger changes = new AtomicInteger();
  private final VersionsViewModel model =
      new VersionsViewModel(
          gateway, new DirectTaskRunner(), dialogs, versioning, changes::incrementAndGet);

  @Test
  void saysWhatADeleteDoes() {
    gateway.with("v2", false, "two").with("v1", false, "one");
    model.show("b", "k");
    assertThat(model.sentences().delete())
        .isEqualTo(
            "Adds a delete marker. All 2 versions stay and are billed. GET then answers 404.");
    assertThat(model.sentences().stored()).contains("2 versions");
  }

  @Test
  void saysThatAnUnversionedDeleteIsForGood() {
    gateway.with("null", false, "one");
    versioning.set("");
    model.show("b", "k");
    assertThat(model.sentences().delete()).startsWith("Removes the object for good");
  }

  @Test
  void removingTheMarkerBringsTheObjectBack() {
    gateway.with("m", true, "").with("v1", false, "one");
    model.show("b", "k");
    VersionRow marker = model.rows().getFirst();
    assertThat(model.sentences().remove(marker)).contains("this brings the object back");
    assertThat(model.sentences().restore(marker)).isEmpty();

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
        .satisfies(
            asked ->
                assertThat(asked.sentence())
                    .contains("k, version v1", " B.", "latest version stays"));
    assertThat(gateway.done).containsExactly("remove v1");
  }

  @Test
  void restoresAnOldVersionByACopy() {
    gateway.with("v2", false, "two").with("v1", false, "one");
    model.show("b", "k");
    assertThat(model.sentences().restore(model.rows().getFirst())).isEmpty();
    assertThat(model.sentences().restore(model.rows().getLast())).isPresent();
    model.restore(model.rows().getLast());
    assertThat(gateway.done).containsExactly("restore v1");
  }

  @Test
  void comparesTwoTextsOlderFirst() {
    gateway.with("v2", false, "a\nB\nc\nd").with("v1", false, "a\nb\nc");
    model.show("b", "k");
    model.rows().forEach(model::toggleCompared);
    assertThat(model.comparisonProperty().get())
        .isInstanceOfSatisfying(
            Comparison.Text.class,
            text -> {
              assertThat(text.removed()).isEqualTo(1);
              assertThat(text.added()).isEqualTo(2);
              assertThat(text.lines().get(1).before().text()).isEqualTo("b");
              assertThat(text.lines().get(1).after().text()).isEqualTo("B");
            });
    model.toggleCompared(model.rows().getFirst());
    assertThat(model.comparisonProperty().get()).isNull();
  }

  @Test
  void aVersioningBucketHidesEvenItsNullVersion() {
    gateway.with("null", false, "one");
    model.show("b", "k");
    assertThat(model.sentences().delete()).startsWith("Adds a delete marker. The version stays");
    versioning.set("Suspended");
    assertThat(model.sentences().delete()).contains("is gone for good");
    gateway.with("v1", false, "older");
    model.load();
    assertThat(model.sentences().restore(model.rows().getLast()).orElseThrow())
        .contains("gone for good");
  }

  @Test
  void thousandsOfVersionsComePageByPage() {
    for (int i = 0; i < 2_500; i++) {
      gateway.with("v" + i, i % 10 == 3, "text " + i);
    }
    model.show("b", "k");
    assertThat(model.rows()).hasSize(1_000);
    assertThat(model.hasMore()).isTrue();
    assertThat(model.sentences().stored()).contains("older ones are not loaded");
    assertThat(model.sentences().delete()).contains("All versions stay");
    model.more();
    model.more();
    assertThat(model.rows()).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(model.hasMore()).isFalse();
  }

  @Test
  void twoAreComparedWithoutChoosingAny() {
    gateway.with("v3", false, "c").with("v2", false, "b").with("v1", false, "a");
    model.show("b", "k");
    model.compareTwo();
    assertThat(model.compared()).extracting(VersionRow::id).containsExactly("v2", "v3");
    assertThat(model.comparisonProperty().get()).isNotNull();
    model.toggleCompared(model.rows().getFirst());
    model.toggleCompared(model.rows().get(1));
    model.toggleCompared(model.rows().getLast());
    model.compareTwo();
    assertThat(model.compared()).extracting(VersionRow::id).containsExactly("v1", "v3");
  }

  @Test
  void whatIsComparedStaysSoWhenAnotherVersionBecomesTheLatest() {
    gateway.with("v2", false, "b").with("v1", false, "a");
    model.show("b", "k");
    model.compareTwo();
    gateway.with("v0", false, "c");
    gateway.stack.addFirst(gateway.stack.removeLast());
    model.load();
    assertThat(model.rows().getFirst().id()).isEqualTo("v0");
    assertThat(model.compared()).extracting(VersionRow::id).containsExactly("v1", "v2");
    assertThat(model.comparisonProperty().get()).isNotNull();
  }

  @Test
  void oneVersionIsNotCompared() {
    gateway.with("v1", false, "a");
    model.show("b", "k");
    model.compareTwo();
    assertThat(dialogs.problems)
        .extracting(UserProblem::title)
        .singleElement()
        .asString()
        .contains("one version");
    assertThat(model.compared()).isEmpty();
  }

  @Test
  void ofThreeVersionsTheTwoChosenLastAreCompared() {
    gateway.with("v3", false, "c").with("v2", false, "b").with("v1", false, "a");
    model.show("b", "k");
    model.rows().forEach(model::toggleCompared);
    assertThat(model.compared()).extracting(VersionRow::id).containsExactly("v2", "v1");
    gateway.stack.removeLast();
    model.load();
    assertThat(model.compared()).hasSize(1);
    assertThat(model.comparisonProperty().get()).isNull();
  }

  private static VersionRow row(String etag, long size) {
    return new VersionRow(etag, true, false, Instant.EPOCH, size, etag, "STANDARD", "");
  }

  @Test
  void comparesBytesThatAreNoTextBySizeAndHash() {
    VersionsGateway.Content binary =
        new VersionsGateway.Content(new byte[] {(byte) 0xff, 0}, 2, "application/zip", Map.of());
    VersionsGateway.Content text =
        new VersionsGateway.Content(
            "é".getBytes(StandardCharsets.UTF_8), 2, "text/plain", Map.of());
    assertThat(Comparison.of(row("x", 2), binary, row("x", 2), binary))
        .isInstanceOfSatisfying(
            Comparison.Other.class,
            other -> assertThat(other.verdict()).isEqualTo(Comparison.Verdict.SAME));
    assertThat(Comparison.of(row("x", 2), binary, row("y", 2), text))
        .isInstanceOfSatisfying(
            Comparison.Other.class,
            other -> assertThat(other.verdict()).isEqualTo(Comparison.Verdict.DIFFERENT));
    byte[] start = {(byte) 0xff, 0};
    VersionsGateway.Content one =
        new VersionsGateway.Content(start, 900, "", Map.of("CRC64NVME", "a="));
    VersionsGateway.Content other =
        new VersionsGateway.Content(start, 900, "", Map.of("CRC64NVME", "b="));
    VersionsGateway.Content unknown =
        new VersionsGateway.Content(start, 900, "", Map.of("SHA256", "c=-2"));
    assertThat(verdict(one, one)).isEqualTo(Comparison.Verdict.SAME);
    assertThat(verdict(one, other)).isEqualTo(Comparison.Verdict.DIFFERENT);
    assertThat(verdict(one, unknown)).isEqualTo(Comparison.Verdict.UNKNOWN);
  }

  private static Comparison.Verdict verdict(
      VersionsGateway.Content before, VersionsGateway.Content after) {
    return ((Comparison.Other) Comparison.of(row("x", 900), before, row("y-2", 900), after))
        .verdict();
  }
}
