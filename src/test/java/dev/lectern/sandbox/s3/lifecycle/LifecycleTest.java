package dev.lectern.sandbox.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Stacks;
import dev.lectern.sandbox.s3.state.Versioning;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules applied to versions as time goes, without a server. */
class LifecycleTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long LARGE = 200_000;

  private Store store;
  private S3State state;
  private Lifecycle lifecycle;
  private Bucket bucket;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(null);
    state = new S3State(store);
    lifecycle = new Lifecycle(state);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void bucket(Versioning versioning, String... rules) throws IOException {
    bucket =
        new Bucket(1, "aging", "111122223333", "us-east-1", NOON, versioning, false, Map.of())
            .withConfiguration(
                Configurations.LIFECYCLE,
                Json.MAPPER.readTree("{\"Rules\":[" + String.join(",", rules) + "]}"));
    store.run(tx -> state.buckets().save(tx, bucket));
  }

  private static String rule(String filter, String actions) {
    return "{\"ID\":\"r\",\"Status\":\"Enabled\",\"Filter\":{" + filter + "}," + actions + "}";
  }

  private void put(String key, Instant at, long size, Map<String, String> tags) throws IOException {
    Detail detail = Detail.NONE.withTags(tags);
    store.run(
        tx ->
            state
                .objects()
                .put(
                    tx,
                    bucket,
                    key,
                    ObjectVersion.draft(
                        at, size, "etag", "STANDARD", bucket.owner(), null, detail)));
  }

  private void put(String key, Instant at) throws IOException {
    put(key, at, LARGE, Map.of());
  }

  private List<ObjectVersion> versions(String key) {
    return Stacks.of(state.objects(), bucket, key);
  }

  private void tickAfter(long days) throws IOException {
    lifecycle.tick(NOON.plus(Duration.ofDays(days)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T12:00:00Z,1,2026-01-03T00:00:00Z",
    "2026-01-01T00:00:00Z,1,2026-01-02T00:00:00Z",
    "2026-01-01T00:00:00.001Z,0,2026-01-02T00:00:00Z",
    "2026-02-28T23:59:59Z,30,2026-03-31T00:00:00Z"
  })
  void daysEndAtTheNextMidnight(Instant start, long days, Instant end) {
    assertThat(Rule.after(start, days)).isEqualTo(end);
  }

  @Test
  void anObjectExpiresAtItsMidnightAndNotBefore() throws IOException {
    bucket(Versioning.OFF, rule("\"Prefix\":\"logs/\"", "\"Expiration\":{\"Days\":1}"));
    put("logs/a", NOON);
    put("other", NOON);
    lifecycle.tick(Instant.parse("2026-01-02T23:59:59Z"));
    assertThat(versions("logs/a")).hasSize(1);
    lifecycle.tick(Instant.parse("2026-01-03T00:00:00Z"));
    assertThat(versions("logs/a")).isEmpty();
    assertThat(versions("other")).hasSize(1);
  }

  @Test
  void aVersionedObjectGetsAMarkerThatGoesWhenItIsAlone() throws IOException {
    bucket(
        Versioning.ENABLED,
        rule(
            "\"Prefix\":\"\"",
            "\"Expiration\":{\"Days\":10},\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":5}"));
    put("a", NOON);
    tickAfter(11);
    assertThat(versions("a")).hasSize(2);
    assertThat(versions("a").getFirst().deleteMarker()).isTrue();
    tickAfter(17);
    assertThat(versions("a")).hasSize(1);
    tickAfter(22);
    assertThat(versions("a")).isEmpty();
  }

  @Test
  void keepsTheNewestNoncurrentVersions() throws IOException {
    bucket(
        Versioning.ENABLED,
        rule(
            "\"Prefix\":\"\"",
            "\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":1,\"NewerNoncurrentVersions\":2}"));
    for (int i = 0; i < 6; i++) {
      put("a", NOON.plusSeconds(i));
    }
    List<ObjectVersion> before = versions("a");
    tickAfter(3);
    assertThat(versions("a")).isEqualTo(before.subList(0, 3));
  }

  @Test
  void anExpiredDeleteMarkerIsRemoved() throws IOException {
    bucket(
        Versioning.ENABLED,
        rule("\"Prefix\":\"\"", "\"Expiration\":{\"ExpiredObjectDeleteMarker\":true}"));
    put("gone", NOON);
    put("kept", NOON);
    store.run(tx -> state.objects().delete(tx, bucket, "kept", NOON, "x"));
    store.run(tx -> state.objects().delete(tx, bucket, "gone", NOON, "x"));
    ObjectVersion old = versions("gone").getLast();
    store.run(tx -> state.objects().remove(tx, bucket, "gone", old));
    tickAfter(1);
    assertThat(versions("gone")).isEmpty();
    assertThat(versions("kept")).hasSize(2);
  }

  @Test
  void movesThroughStorageClassesButNotSmallObjects() throws IOException {
    bucket(
        Versioning.OFF,
        rule(
            "\"Prefix\":\"\"",
            "\"Transitions\":[{\"Days\":30,\"StorageClass\":\"STANDARD_IA\"},"
                + "{\"Days\":90,\"StorageClass\":\"GLACIER\"}]"));
    put("large", NOON);
    put("small", NOON, 1000, Map.of());
    tickAfter(31);
    assertThat(versions("large").getFirst().storageClass()).isEqualTo("STANDARD_IA");
    assertThat(versions("small").getFirst().storageClass()).isEqualTo("STANDARD");
    tickAfter(91);
    assertThat(versions("large").getFirst().storageClass()).isEqualTo("GLACIER");
  }

  @Test
  void aRuleThatSpeaksOfSizesMovesSmallObjectsToo() throws IOException {
    bucket(
        Versioning.OFF,
        rule(
            "\"ObjectSizeGreaterThan\":500",
            "\"Transitions\":[{\"Days\":30,\"StorageClass\":\"STANDARD_IA\"}]"));
    put("small", NOON, 1000, Map.of());
    put("tiny", NOON, 500, Map.of());
    tickAfter(31);
    assertThat(versions("small").getFirst().storageClass()).isEqualTo("STANDARD_IA");
    assertThat(versions("tiny").getFirst().storageClass()).isEqualTo("STANDARD");
  }

  @Test
  void filtersByTags() throws IOException {
    bucket(
        Versioning.OFF,
        rule(
            "\"And\":{\"Prefix\":\"t/\",\"Tags\":[{\"Key\":\"keep\",\"Value\":\"no\"}]}",
            "\"Expiration\":{\"Days\":1}"));
    put("t/yes", NOON, 1, Map.of("keep", "yes"));
    put("t/no", NOON, 1, Map.of("keep", "no"));
    tickAfter(2);
    assertThat(versions("t/yes")).hasSize(1);
    assertThat(versions("t/no")).isEmpty();
  }

  @Test
  void sparesWhatObjectLockProtects() throws IOException {
    bucket(
        Versioning.ENABLED,
        rule("\"Prefix\":\"\"", "\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":1}"));
    put("a", NOON);
    ObjectVersion held = versions("a").getFirst();
    store.run(
        tx ->
            state
                .objects()
                .replace(
                    tx,
                    bucket,
                    "a",
                    held.with(held.detail().withAttribute("ObjectLockLegalHoldStatus", "ON"))));
    put("a", NOON.plusSeconds(1));
    put("a", NOON.plusSeconds(2));
    tickAfter(5);
    assertThat(versions("a")).hasSize(2);
  }

  @Test
  void manyKeysTakeSeveralTicks() throws IOException {
    bucket(Versioning.OFF, rule("\"Prefix\":\"\"", "\"Expiration\":{\"Days\":1}"));
    ObjectVersion draft =
        ObjectVersion.draft(NOON, LARGE, "etag", "STANDARD", "x", null, Detail.NONE);
    store.run(
        tx -> {
          for (int i = 0; i < 12_000; i++) {
            var unused = state.objects().put(tx, bucket, "key-" + i, draft);
          }
        });
    tickAfter(2);
    assertThat(state.objects().isEmpty(bucket)).isFalse();
    tickAfter(2);
    assertThat(state.objects().isEmpty(bucket)).isTrue();
  }

  @Test
  void changedRulesAreAppliedAtOnce() throws IOException {
    bucket(Versioning.OFF, rule("\"Prefix\":\"x\"", "\"Expiration\":{\"Days\":1}"));
    put("a", NOON);
    tickAfter(5);
    assertThat(versions("a")).hasSize(1);
    bucket(Versioning.OFF, rule("\"Prefix\":\"a\"", "\"Expiration\":{\"Days\":1}"));
    tickAfter(5);
    assertThat(versions("a")).isEmpty();
  }

  @Test
  void saysWhenAnObjectExpires() throws IOException {
    bucket(Versioning.OFF, rule("\"Prefix\":\"logs/\"", "\"Expiration\":{\"Days\":3}"));
    put("logs/a", NOON);
    assertThat(Lifecycle.expiration(bucket, "logs/a", versions("logs/a").getFirst()))
        .contains("expiry-date=\"Mon, 05 Jan 2026 00:00:00 GMT\", rule-id=\"r\"");
    assertThat(Lifecycle.expiration(bucket, "other", versions("logs/a").getFirst())).isEmpty();
  }
}
