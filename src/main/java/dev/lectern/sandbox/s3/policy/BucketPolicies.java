package dev.lectern.sandbox.s3.policy;

import dev.lectern.calc.access.OpenStatements;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The policies of buckets, each read once. Safe for any thread. */
public final class BucketPolicies {

  /**
   * A policy as it is evaluated.
   *
   * @param source the document that it was read from
   * @param open whether it is public
   */
  public record Read(JsonNode source, Policy policy, boolean open) {}

  private final Map<String, Read> known = new ConcurrentHashMap<>();

  /** The policy of a bucket. */
  public Optional<Read> of(Bucket bucket) {
    JsonNode source = bucket.configuration(Configurations.POLICY).orElse(null);
    if (source == null) {
      return Optional.empty();
    }
    Read read = known.get(bucket.name());
    if (read == null || !read.source().equals(source)) {
      BucketPolicy parsed = BucketPolicy.parse(source.toString(), bucket.name());
      read = new Read(source, parsed.policy(), OpenStatements.open(source));
      known.put(bucket.name(), read);
    }
    return Optional.of(read);
  }
}
