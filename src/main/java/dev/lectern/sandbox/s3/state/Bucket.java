package dev.lectern.sandbox.s3.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A bucket.
 *
 * @param id number under which its objects are kept; a bucket made again under the same name has
 *     another one
 * @param owner account id
 * @param region the Region that it is in, {@code us-east-1} by name
 * @param objectLock whether object lock is enabled, which cannot be undone
 * @param configurations documents by the names in {@link Configurations}, as the API's own
 *     structures
 */
public record Bucket(
    long id,
    String name,
    String owner,
    String region,
    Instant created,
    Versioning versioning,
    boolean objectLock,
    Map<String, JsonNode> configurations) {

  /** Keeps the documents in order of their names, unchangeable. */
  public Bucket {
    configurations = Collections.unmodifiableMap(new TreeMap<>(configurations));
  }

  /** The document of that name. Do not change it. */
  public Optional<JsonNode> configuration(String document) {
    return Optional.ofNullable(configurations.get(document));
  }

  /** The same bucket with a document added or replaced. */
  public Bucket withConfiguration(String document, JsonNode content) {
    Map<String, JsonNode> more = new TreeMap<>(configurations);
    more.put(document, content);
    return new Bucket(id, name, owner, region, created, versioning, objectLock, more);
  }

  /** The same bucket without a document. */
  public Bucket withoutConfiguration(String document) {
    Map<String, JsonNode> less = new TreeMap<>(configurations);
    less.remove(document);
    return new Bucket(id, name, owner, region, created, versioning, objectLock, less);
  }

  /** The same bucket in another state of versioning. */
  public Bucket withVersioning(Versioning state) {
    return new Bucket(id, name, owner, region, created, state, objectLock, configurations);
  }

  /** The same bucket with object lock enabled. */
  public Bucket withObjectLock() {
    return new Bucket(id, name, owner, region, created, versioning, true, configurations);
  }

  /** Whether ACLs are disabled: object ownership is BucketOwnerEnforced. */
  public boolean ownerEnforced() {
    return configuration(Configurations.OWNERSHIP)
        .map(node -> node.path("Rules").path(0).path("ObjectOwnership").asString(""))
        .orElse("")
        .equals("BucketOwnerEnforced");
  }
}
