package dev.lectern.pane.s3.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObjectDetailsViewModelTest {

  private final FakeDetails gateway = new FakeDetails();
  private final AtomicInteger written = new AtomicInteger();
  private final ObjectDetailsViewModel model =
      new ObjectDetailsViewModel(gateway, new DirectTaskRunner(), written::incrementAndGet);

  @Test
  void asksOnlyForWhatIsLookedAt() {
    model.show("b", "k", null);
    assertThat(gateway.calls).containsExactly("head k", "tags k");
    model.wantLock(true);
    model.wantParts(true);
    assertThat(gateway.calls).contains("lock k", "parts k");
  }

  @Test
  void aRefusalOfOnePartLeavesTheOthers() {
    gateway.denied.add("tags");
    model.show("b", "k", null);
    assertThat(model.tagsProperty().get()).isInstanceOf(Facet.Failed.class);
    assertThat(model.headProperty().get().value()).isPresent();
    gateway.denied.clear();
    model.loadTags();
    assertThat(model.tagsProperty().get().value()).isPresent();
  }

  @Test
  void headersAreWrittenOnceAndTheListingLearnsOfIt() {
    model.show("b", "k", null);
    assertThat(model.headersConsequence()).contains("adds a version");
    assertThat(model.headersSavable()).isFalse();
    edit(Name.CACHE_CONTROL, "no-store");
    assertThat(model.headersSavable()).isTrue();
    model.saveHeaders();
    model.saveHeaders();
    assertThat(Collections.frequency(gateway.calls, "writeHeaders k")).isEqualTo(1);
    assertThat(gateway.headers.get(Name.CACHE_CONTROL)).isEqualTo("no-store");
    assertThat(written).hasValue(1);
    assertThat(model.headers().dirtyProperty().get()).isFalse();
  }

  private void edit(Name name, String value) {
    model.headers().valueProperty().set(model.headers().valueProperty().get().with(name, value));
  }

  @Test
  void changesThatAreNotSavedAreThereAgain() {
    model.show("b", "one", null);
    edit(Name.CACHE_CONTROL, "no-store");
    model.tags().valueProperty().set(List.of(new Pair("a", "b")));
    model.show("b", "two", null);
    assertThat(model.headers().dirtyProperty().get()).isFalse();
    model.show("b", "", null);
    model.show("b", "one", null);
    assertThat(model.headers().valueProperty().get().get(Name.CACHE_CONTROL)).isEqualTo("no-store");
    assertThat(model.tags().valueProperty().get()).containsExactly(new Pair("a", "b"));
    model.headers().discard();
    model.tags().discard();
    model.show("b", "two", null);
    model.show("b", "one", null);
    assertThat(model.headers().dirtyProperty().get()).isFalse();
  }

  @Test
  void aRefreshKeepsWhatTheUserChanged() {
    model.show("b", "k", null);
    edit(Name.CACHE_CONTROL, "no-store");
    gateway.headers = gateway.headers.with(Name.CONTENT_LANGUAGE, "fr");
    model.show("b", "k", null);
    assertThat(model.headers().valueProperty().get().get(Name.CACHE_CONTROL)).isEqualTo("no-store");
    assertThat(model.headers().savedProperty().get().get(Name.CONTENT_LANGUAGE)).isEqualTo("fr");
  }

  @Test
  void whatAwsWouldRefuseIsNotSent() {
    model.show("b", "k", null);
    edit(Name.CONTENT_TYPE, "grün");
    assertThat(model.headersSavable()).isFalse();
    model.tags().valueProperty().set(List.of(new Pair("aws:x", "")));
    assertThat(model.tagsSavable()).isFalse();
    model.saveTags();
    assertThat(gateway.calls).noneMatch(call -> call.startsWith("write"));
  }

  @Test
  void aFailedSaveKeepsTheChange() {
    model.show("b", "k", null);
    gateway.denied.add("writeTags");
    model.tags().valueProperty().set(List.of(new Pair("a", "b")));
    model.saveTags();
    assertThat(model.tags().problemProperty().get()).isPresent();
    assertThat(model.tags().dirtyProperty().get()).isTrue();
    gateway.denied.clear();
    model.saveTags();
    assertThat(model.tags().problemProperty().get()).isEmpty();
    assertThat(gateway.tags).containsExactly(new Pair("a", "b"));
  }

  @Test
  void copiesThatCannotBeMadeAreSaidBefore() {
    gateway.size = Head.MOST_COPIED + 1;
    model.show("b", "k", null);
    edit(Name.CACHE_CONTROL, "no-store");
    assertThat(model.headersSavable()).isFalse();
    assertThat(model.headersConsequence()).contains("5 GB");
    gateway.size = 1;
    gateway.encryption = new Head.Encryption("AES256", "", false, true);
    model.load();
    assertThat(model.headersSavable()).isFalse();
    assertThat(model.headersConsequence()).contains("SSE-C");
  }

  @Test
  void aLockIsWrittenWithTheBypassWhenAskedFor() {
    model.show("b", "k", null);
    model.wantLock(true);
    Lock lock = new Lock("GOVERNANCE", Instant.parse("2026-12-01T00:00:00Z"), true);
    model.lock().valueProperty().set(lock);
    model.saveLock(true);
    assertThat(gateway.calls).contains("writeLock bypassing k");
    assertThat(model.lockProperty().get().value()).contains(lock);
  }

  @Test
  void rulesOfTagsAndMetadataAreThoseOfAws() {
    assertThat(TagRules.OBJECT.problems(Collections.nCopies(3, new Pair("a", ""))))
        .containsExactly("", "tags.bad.twice", "tags.bad.twice");
    assertThat(TagRules.OBJECT.fine(List.of(new Pair("x".repeat(128), "y".repeat(256))))).isTrue();
    assertThat(TagRules.OBJECT.fine(List.of(new Pair("x".repeat(129), "")))).isFalse();
    assertThat(TagRules.OBJECT.fine(List.of(new Pair("x", "y".repeat(257))))).isFalse();
    assertThat(TagRules.OBJECT.fine(List.of(new Pair("a!b", "")))).isFalse();
    assertThat(TagRules.OBJECT.fine(List.of(new Pair("größe/+-=._:@", "日本 語")))).isTrue();
    List<Pair> eleven =
        java.util.stream.IntStream.range(0, 11).mapToObj(i -> new Pair("k" + i, "")).toList();
    assertThat(TagRules.OBJECT.problems(eleven).getLast()).isEqualTo("tags.bad.many");
    assertThat(TagRules.BUCKET.fine(eleven)).isTrue();

    assertThat(HeaderRules.size(List.of(new Pair("ab", "cde")))).isEqualTo(5);
    assertThat(HeaderRules.fine(Headers.NONE.with(List.of(new Pair("k", "v".repeat(2_047))))))
        .isTrue();
    assertThat(HeaderRules.fine(Headers.NONE.with(List.of(new Pair("k", "v".repeat(2_048))))))
        .isFalse();
    assertThat(HeaderRules.problems(List.of(new Pair("A", "1"), new Pair("a", "2"))))
        .containsExactly("", "headers.bad.twice");
    assertThat(HeaderRules.problem(Name.EXPIRES, "tomorrow")).isEqualTo("headers.bad.date");
    assertThat(HeaderRules.problem(Name.WEBSITE_REDIRECT, "other"))
        .isEqualTo("headers.bad.redirect");
    assertThat(HeaderRules.problem(Name.CONTENT_TYPE, "text")).isEqualTo("headers.bad.type");
    Texts texts = Texts.of("s3details");
    for (String key : List.of("tags.bad.many", "headers.bad.date", "headers.bad.unnamed")) {
      assertThat(texts.get(key)).isNotBlank();
    }
  }
}
