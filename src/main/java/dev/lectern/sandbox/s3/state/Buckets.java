package dev.lectern.sandbox.s3.state;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of buckets. Safe for any thread. */
public final class Buckets {

  /** Work in a transaction on a bucket. */
  @FunctionalInterface
  public interface Work<T> {
    /** Reads and writes, given the bucket as it is then; throwing leaves everything as it was. */
    T run(Tx tx, Bucket current) throws IOException;
  }

  private record Decoded(byte[] source, Bucket bucket) {}

  private final Store store;
  private final Table table;
  private final Map<String, Decoded> decoded = new ConcurrentHashMap<>();

  Buckets(Store store) {
    this.store = store;
    this.table = store.table("s3.buckets");
  }

  /** The bucket of that name, whoever owns it. */
  public Optional<Bucket> find(String name) {
    return Optional.ofNullable(decode(name, table.get(key(name))));
  }

  /** The same inside a transaction. */
  public Optional<Bucket> find(Tx tx, String name) {
    return Optional.ofNullable(decode(name, tx.get(table, key(name))));
  }

  /**
   * The bucket that a call names in its member {@code Bucket}.
   *
   * @throws ServiceException NoSuchBucket; AccessDenied when ExpectedBucketOwner is another
   *     account; PermanentRedirect when the call was signed for another Region than the bucket's
   */
  public Bucket require(Call call) {
    String name = call.input().path("Bucket").asString("");
    Bucket bucket = require(name);
    checkOwner(bucket, call.input().path("ExpectedBucketOwner").asString(""));
    if (OlderSignature.of(call.head())) {
      OlderSignature.check(bucket.region());
    } else if (!call.caller().anonymous() && !call.region().equals(bucket.region())) {
      throw redirect(bucket);
    }
    return bucket;
  }

  /**
   * The bucket of that name.
   *
   * @throws ServiceException NoSuchBucket
   */
  public Bucket require(String name) {
    Bucket bucket = decode(name, table.get(key(name)));
    if (bucket == null) {
      throw S3Errors.noSuchBucket(name);
    }
    return bucket;
  }

  /**
   * The bucket as a transaction sees it, when it is still the same one.
   *
   * @throws ServiceException NoSuchBucket
   */
  public Bucket current(Tx tx, Bucket known) {
    return find(tx, known.name())
        .filter(bucket -> bucket.id() == known.id())
        .orElseThrow(() -> S3Errors.noSuchBucket(known.name()));
  }

  /**
   * Compares with an ExpectedBucketOwner header.
   *
   * @throws ServiceException AccessDenied when it names another account
   */
  public static void checkOwner(Bucket bucket, String expected) {
    if (!expected.isEmpty() && !expected.equals(bucket.owner())) {
      throw S3Errors.accessDenied("Access Denied");
    }
  }

  private static ServiceException redirect(Bucket bucket) {
    return new ServiceException(
            301,
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified"
                + " endpoint. Please send all future requests to this endpoint.")
        .with("Endpoint", bucket.name() + ".s3." + bucket.region() + ".amazonaws.com")
        .with("Bucket", bucket.name())
        .withHeader("x-amz-bucket-region", bucket.region());
  }

  /** All buckets of all accounts, by name. */
  public List<Bucket> all() {
    List<Bucket> all = new ArrayList<>();
    Scan scan = table.scan(new byte[0]);
    while (scan.next()) {
      Bucket bucket = decode(new String(scan.key(), StandardCharsets.UTF_8), scan.value());
      if (bucket != null) {
        all.add(bucket);
      }
    }
    return all;
  }

  /** Writes a bucket in a transaction. */
  public void save(Tx tx, Bucket bucket) {
    tx.put(table, key(bucket.name()), encode(bucket));
  }

  /** Removes a bucket in a transaction. */
  public void remove(Tx tx, Bucket bucket) {
    tx.remove(table, key(bucket.name()));
    decoded.remove(bucket.name());
  }

  /**
   * Works on a bucket, or on what is in it, in a transaction of its own.
   *
   * @param known as it was found before
   * @throws ServiceException NoSuchBucket when it is gone meanwhile
   */
  public <T> T write(Bucket known, Work<T> work) throws IOException {
    return store.write(tx -> work.run(tx, current(tx, known)));
  }

  /**
   * Changes a bucket in a transaction of its own.
   *
   * @return the bucket as it is then
   * @throws ServiceException NoSuchBucket
   */
  public Bucket update(Bucket known, UnaryOperator<Bucket> change) throws IOException {
    return write(
        known,
        (tx, current) -> {
          Bucket changed = change.apply(current);
          save(tx, changed);
          return changed;
        });
  }

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable Bucket decode(String name, byte @Nullable [] source) {
    if (source == null) {
      return null;
    }
    Decoded known = decoded.get(name);
    if (known != null && known.source() == source) {
      return known.bucket();
    }
    Bucket bucket = decode(source);
    decoded.put(name, new Decoded(source, bucket));
    return bucket;
  }

  private static byte[] encode(Bucket bucket) {
    ObjectNode node = Json.object();
    node.put("id", bucket.id());
    node.put("name", bucket.name());
    node.put("owner", bucket.owner());
    node.put("region", bucket.region());
    node.put("created", bucket.created().toString());
    node.put("versioning", bucket.versioning().name());
    node.put("objectLock", bucket.objectLock());
    ObjectNode documents = node.putObject("configurations");
    bucket.configurations().forEach(documents::set);
    return Json.MAPPER.writeValueAsBytes(node);
  }

  private static Bucket decode(byte[] source) {
    JsonNode node = Json.MAPPER.readTree(source);
    Map<String, JsonNode> documents = new TreeMap<>();
    node.path("configurations")
        .properties()
        .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    return new Bucket(
        node.required("id").asLong(),
        node.required("name").asString(),
        node.required("owner").asString(),
        node.required("region").asString(),
        Instant.parse(node.required("created").asString()),
        Versioning.valueOf(node.required("versioning").asString()),
        node.required("objectLock").asBoolean(),
        documents);
  }
}
