package dev.lectern.sandbox.s3.lifecycle;

import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Stacks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lifecycle rules and object lock will have done when the clock shows a time. */
public final class Outlook {

  private static final int KEYS_LOOKED_AT = 20_000;

  private final S3State state;

  /** On the state of S3. */
  public Outlook(S3State state) {
    this.state = state;
  }

  /**
   * Counts bucket by bucket: the first step of each key, retentions that end, uploads that are
   * given up. Looks at {@value #KEYS_LOOKED_AT} keys at most.
   */
  public List<Coming> coming(Instant now, Instant until) {
    List<Coming> all = new ArrayList<>();
    int looked = 0;
    for (Bucket bucket : state.buckets().all()) {
      List<Rule> rules =
          bucket.configuration(Configurations.LIFECYCLE).map(Rule::of).orElse(List.of());
      Due due = new Due(rules, until);
      Map<String, Integer> counts = new LinkedHashMap<>();
      Stacks stacks = Stacks.after(state.objects(), bucket, "");
      boolean more = true;
      while (looked < KEYS_LOOKED_AT && (more = stacks.next())) {
        looked++;
        List<ObjectVersion> versions = stacks.versions();
        if (!rules.isEmpty()) {
          due.next(stacks.key(), versions, version -> Lifecycle.free(version, until))
              .ifPresent(step -> count(counts, step));
        }
        versions.forEach(version -> retention(counts, version, now, until));
      }
      uploads(counts, bucket, until);
      boolean cut = more;
      counts.forEach(
          (what, count) -> all.add(new Coming("s3", count, cut, what + " in " + bucket.name())));
    }
    return all;
  }

  private static void count(Map<String, Integer> counts, Due.Step step) {
    switch (step) {
      case Due.Step.Expire expire -> counts.merge("objects expire", 1, Integer::sum);
      case Due.Step.Remove remove ->
          counts.merge("old versions are removed", remove.versions().size(), Integer::sum);
      case Due.Step.Move move ->
          counts.merge("versions move to " + move.storageClass(), 1, Integer::sum);
    }
  }

  private static void retention(
      Map<String, Integer> counts, ObjectVersion version, Instant now, Instant until) {
    if (Lifecycle.retention(version)
        .filter(end -> end.isAfter(now) && !end.isAfter(until))
        .isPresent()) {
      counts.merge("versions lose their retention", 1, Integer::sum);
    }
  }

  private void uploads(Map<String, Integer> counts, Bucket bucket, Instant until) {
    long ending =
        state.uploads().all(bucket, "").stream()
            .filter(
                upload ->
                    Lifecycle.abort(bucket, upload)
                        .filter(end -> !end.time().isAfter(until))
                        .isPresent())
            .count();
    if (ending > 0) {
      counts.put("unfinished uploads are given up", (int) ending);
    }
  }
}
