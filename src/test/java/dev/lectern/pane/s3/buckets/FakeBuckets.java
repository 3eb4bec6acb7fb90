package dev.lectern.pane.s3.buckets;

import dev.lectern.problem.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Buckets in memory. */
public final class FakeBuckets implements BucketsGateway {

  public final List<Bucket> buckets = new ArrayList<>();
  public Contents contents = new Contents(0, 0, 0, false);
  public @Nullable UserProblem problem;
  public volatile Consumer<Progress> emptying = progress -> {};
  public final List<String> calls = new ArrayList<>();

  public void add(String name) {
    buckets.add(new Bucket(name, Instant.parse("2026-11-20T09:58:12Z"), "us-east-1"));
  }

  @Override
  public List<Bucket> list(Progress progress) {
    return List.copyOf(buckets);
  }

  @Override
  public BucketFacts facts(Bucket bucket) {
    BucketFacts.Versioning[] states = BucketFacts.Versioning.values();
    BucketFacts.Access[] access = BucketFacts.Access.values();
    int i = Math.max(0, buckets.indexOf(bucket));
    UserProblem why = problem;
    return why != null
        ? new BucketFacts("us-east-1", new Loaded.Failed<>(why), new Loaded.Failed<>(why))
        : new BucketFacts(
            "us-east-1",
            new Loaded.Value<>(states[(i + 1) % states.length]),
            new Loaded.Value<>(access[i % access.length]));
  }

  @Override
  public void create(NewBucket bucket) {
    add(bucket.name());
    calls.add("create " + bucket);
  }

  @Override
  public void delete(String name) {
    buckets.removeIf(bucket -> bucket.name().equals(name));
    calls.add("delete " + name);
  }

  @Override
  public Contents contents(String bucket, Progress progress) {
    return contents;
  }

  @Override
  public Emptied empty(String bucket, Progress progress) {
    calls.add("empty " + bucket);
    emptying.accept(progress);
    Emptied done = new Emptied(contents.versions() + contents.markers(), contents.uploads(), 0, "");
    contents = new Contents(0, 0, 0, false);
    return done;
  }
}
