package dev.lectern.sandbox.s3.lifecycle;

import dev.lectern.sandbox.s3.lifecycle.Due.Step;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Stacks;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import dev.lectern.sigv4.UriEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Applies lifecycle rules as the sandbox's clock goes (User Guide, "Managing the lifecycle of
 * objects"). All that is due becomes due at a midnight UTC, so a bucket is walked through once
 * after each midnight that the clock passed, and once after its rules have changed; AWS does so
 * too, though it may take longer. Calls of {@link #tick} must not overlap; otherwise any thread.
 */
public final class Lifecycle {

  private static final int KEYS_A_BATCH = 500;
  private static final int BATCHES_A_TICK = 20;

  /** The last midnight and the rules: once both are done, nothing is due before a change. */
  private record Goal(long midnight, int rules) {

    static Goal of(JsonNode configuration, Instant now) {
      return new Goal(
          now.truncatedTo(ChronoUnit.DAYS).getEpochSecond(), configuration.toString().hashCode());
    }

    byte[] encode() {
      return ByteBuffer.allocate(12).putLong(midnight).putInt(rules).array();
    }
  }

  /** How far a bucket was walked through towards a goal. */
  private record Walk(Goal goal, String last) {}

  private final S3State state;
  private final Table done;
  private final Map<Long, Walk> walking = new HashMap<>();

  /** On the state of S3. */
  public Lifecycle(S3State state) {
    this.state = state;
    this.done = state.store().table("s3.lifecycle");
  }

  /** Does what is due, at most {@value #BATCHES_A_TICK} batches; the next call goes on. */
  public void tick(Instant now) throws IOException {
    int batches = 0;
    Set<Long> alive = new HashSet<>();
    for (Bucket bucket : state.buckets().all()) {
      alive.add(bucket.id());
      JsonNode configuration = bucket.configuration(Configurations.LIFECYCLE).orElse(null);
      if (configuration == null) {
        walking.remove(bucket.id());
        continue;
      }
      Goal goal = Goal.of(configuration, now);
      List<Rule> rules = Rule.of(configuration);
      while (batches < BATCHES_A_TICK && !reached(bucket, goal)) {
        batch(bucket, rules, goal, now);
        batches++;
      }
    }
    walking.keySet().retainAll(alive);
  }

  private boolean reached(Bucket bucket, Goal goal) {
    return Arrays.equals(done.get(key(bucket)), goal.encode());
  }

  private static byte[] key(Bucket bucket) {
    return ByteBuffer.allocate(8).putLong(bucket.id()).array();
  }

  private void batch(Bucket bucket, List<Rule> rules, Goal goal, Instant now) throws IOException {
    Due due = new Due(rules, now);
    Walk walk = walking.get(bucket.id());
    String start = walk != null && walk.goal().equals(goal) ? walk.last() : "";
    Stacks stacks = Stacks.after(state.objects(), bucket, start);
    List<String> keys = new ArrayList<>();
    String last = "";
    int seen = 0;
    boolean more = true;
    while (seen < KEYS_A_BATCH && (more = stacks.next())) {
      last = stacks.key();
      seen++;
      if (due.next(last, stacks.versions(), version -> free(version, now)).isPresent()) {
        keys.add(last);
      }
    }
    while (!keys.isEmpty()) {
      List<String> pending = keys;
      keys = state.store().write(tx -> apply(tx, bucket, pending, due, now));
    }
    if (more) {
      walking.put(bucket.id(), new Walk(goal, last));
    } else {
      walking.remove(bucket.id());
      abortUploads(bucket, rules, now);
      state.store().run(tx -> tx.put(done, key(bucket), goal.encode()));
    }
  }

  private void abortUploads(Bucket bucket, List<Rule> rules, Instant now) throws IOException {
    for (Upload upload : state.uploads().all(bucket, "")) {
      if (abort(rules, upload).filter(end -> !end.time().isAfter(now)).isPresent()) {
        state
            .store()
            .run(
                tx ->
                    state
                        .uploads()
                        .find(tx, bucket, upload.key(), upload.id())
                        .ifPresent(still -> state.uploads().remove(tx, bucket, still, List.of())));
      }
    }
  }

  /** One step for each key, looked at afresh: it may have changed. Answers those that had one. */
  private List<String> apply(Tx tx, Bucket known, List<String> keys, Due due, Instant now) {
    Bucket bucket = state.buckets().find(tx, known.name()).orElse(known);
    if (bucket.id() != known.id()) {
      return List.of();
    }
    List<String> changed = new ArrayList<>();
    for (String key : keys) {
      List<ObjectVersion> versions = Stacks.of(state.objects(), bucket, key);
      if (versions.isEmpty()) {
        continue;
      }
      Optional<Step> step = due.next(key, versions, version -> free(version, now));
      step.ifPresent(
          one -> {
            take(tx, bucket, key, one, now);
            changed.add(key);
          });
    }
    return changed;
  }

  private void take(Tx tx, Bucket bucket, String key, Step step, Instant now) {
    switch (step) {
      case Step.Expire expire -> state.objects().delete(tx, bucket, key, now, bucket.owner());
      case Step.Remove remove ->
          remove.versions().forEach(version -> state.objects().remove(tx, bucket, key, version));
      case Step.Move move ->
          state
              .objects()
              .replace(tx, bucket, key, move.version().withStorageClass(move.storageClass()));
    }
  }

  /** Lifecycle removes no version that object lock protects (User Guide, "Object Lock"). */
  static boolean free(ObjectVersion version, Instant now) {
    boolean held = version.detail().attribute("ObjectLockLegalHoldStatus").orElse("").equals("ON");
    return !held && retention(version).filter(until -> until.isAfter(now)).isEmpty();
  }

  static Optional<Instant> retention(ObjectVersion version) {
    return version.detail().attribute("ObjectLockRetainUntilDate").flatMap(Times::parse);
  }

  /**
   * The end that a rule sets.
   *
   * @param rule its id
   */
  public record End(Instant time, String rule) {}

  /** When an upload is given up, and by which rule; empty when no rule speaks of it. */
  public static Optional<End> abort(Bucket bucket, Upload upload) {
    return abort(rules(bucket), upload);
  }

  private static Optional<End> abort(List<Rule> rules, Upload upload) {
    return first(
        rules.stream().filter(rule -> upload.key().startsWith(rule.prefix())),
        rule -> rule.abort(upload.initiated()));
  }

  /**
   * What the header {@code x-amz-expiration} says of a current version: when it expires, and by
   * which rule; empty when none expires it.
   */
  public static Optional<String> expiration(Bucket bucket, String key, ObjectVersion version) {
    return first(
            rules(bucket).stream().filter(rule -> rule.isFor(key, version)),
            rule -> rule.expiration(version))
        .map(
            end ->
                "expiry-date=\""
                    + Times.http(end.time())
                    + "\", rule-id=\""
                    + UriEncoding.encode(end.rule())
                    + "\"");
  }

  private static List<Rule> rules(Bucket bucket) {
    return bucket.configuration(Configurations.LIFECYCLE).map(Rule::of).orElse(List.of());
  }

  private static Optional<End> first(Stream<Rule> rules, Function<Rule, Optional<Instant>> time) {
    return rules
        .flatMap(rule -> time.apply(rule).stream().map(end -> new End(end, rule.id())))
        .min(Comparator.comparing(End::time));
  }
}
