package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.access.XmlKeys;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects through the SDK. */
public final class SdkObjectsGateway implements ObjectsGateway {

  private static final String DELIMITER = "/";

  /** Most keys of one DeleteObjects call. */
  private static final int BATCH = 1_000;

  /** Between the two markers of a version listing in one token; no key has it. */
  private static final char SEPARATOR = '\0';

  private final BucketCallsGateway calls;

  /** Objects of the session behind these calls. */
  public SdkObjectsGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  @Override
  public Page page(Query query, @Nullable String from) {
    return query.versions() ? versions(query, from) : objects(query, from);
  }

  private Page objects(Query query, @Nullable String from) {
    ListObjectsV2Response answer =
        calls.call(
            query.bucket(),
            s3 ->
                s3.listObjectsV2(
                    r ->
                        r.bucket(query.bucket())
                            .prefix(query.prefix().isEmpty() ? null : query.prefix())
                            .delimiter(DELIMITER)
                            // XML has no place for all characters that a key may have
                            .encodingType(EncodingType.URL)
                            .continuationToken(from)));
    List<ObjectRow> rows = new ArrayList<>();
    answer.commonPrefixes().forEach(p -> rows.add(ObjectRow.folder(p.prefix())));
    answer.contents().forEach(object -> rows.add(row(object)));
    rows.sort(Comparator.comparing(ObjectRow::key, KeyOrder.UTF_8));
    return new Page(rows, answer.isTruncated() ? answer.nextContinuationToken() : null);
  }

  private Page versions(Query query, @Nullable String from) {
    int cut = from == null ? -1 : from.indexOf(SEPARATOR);
    String keyMarker = from == null ? null : from.substring(0, cut);
    String versionMarker =
        from == null || cut + 1 == from.length() ? null : from.substring(cut + 1);
    ListObjectVersionsResponse answer =
        calls.call(
            query.bucket(),
            s3 ->
                s3.listObjectVersions(
                    r ->
                        r.bucket(query.bucket())
                            .prefix(query.prefix().isEmpty() ? null : query.prefix())
                            .delimiter(DELIMITER)
                            .encodingType(EncodingType.URL)
                            .keyMarker(keyMarker)
                            .versionIdMarker(versionMarker)));
    Map<String, ObjectRow> rows = new LinkedHashMap<>();
    answer.commonPrefixes().forEach(p -> rows.put(p.prefix(), ObjectRow.folder(p.prefix())));
    answer.versions().stream()
        .filter(version -> Boolean.TRUE.equals(version.isLatest()))
        .forEach(
            v ->
                rows.put(
                    v.key(),
                    new ObjectRow(
                        v.key(),
                        false,
                        v.size(),
                        v.lastModified(),
                        v.storageClassAsString(),
                        false)));
    answer.deleteMarkers().stream()
        .filter(marker -> Boolean.TRUE.equals(marker.isLatest()))
        .forEach(
            m -> rows.put(m.key(), new ObjectRow(m.key(), false, 0, m.lastModified(), "", true)));
    List<ObjectRow> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparing(ObjectRow::key, KeyOrder.UTF_8));
    String version = answer.nextVersionIdMarker();
    String next =
        answer.isTruncated()
            ? answer.nextKeyMarker() + SEPARATOR + (version == null ? "" : version)
            : null;
    return new Page(sorted, next);
  }

  @Override
  public String versioning(String bucket) {
    String status =
        calls.call(bucket, s3 -> s3.getBucketVersioning(r -> r.bucket(bucket))).statusAsString();
    return status == null ? "" : status;
  }

  @Override
  public Extent extent(String bucket, List<ObjectRow> rows, Progress progress) {
    long[] sum = new long[2];
    each(
        bucket,
        rows,
        progress,
        row -> {
          sum[0]++;
          sum[1] += row.size();
          progress.update(sum[0], -1);
        });
    return new Extent(sum[0], sum[1]);
  }

  @Override
  public List<ObjectRow> objects(String bucket, List<ObjectRow> rows, Progress progress) {
    List<ObjectRow> found = new ArrayList<>();
    each(bucket, rows, progress, found::add);
    return found;
  }

  @Override
  public Deleted delete(String bucket, List<ObjectRow> rows, Progress progress) {
    Deleting deleting = new Deleting(bucket, progress);
    each(bucket, rows, progress, deleting::add);
    deleting.flush();
    return new Deleted(deleting.deleted, deleting.failed, deleting.firstFailure);
  }

  @Override
  public void createFolder(String bucket, String key) {
    calls.call(
        bucket,
        s3 ->
            s3.putObject(
                r -> r.bucket(bucket).key(key).contentType("application/x-directory"),
                RequestBody.empty()));
  }

  @Override
  public boolean exists(String bucket, String key) {
    try {
      calls.call(bucket, s3 -> s3.headObject(r -> r.bucket(bucket).key(key)));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void copy(Source from, String bucket, String key) {
    calls.call(
        bucket,
        s3 ->
            s3.copyObject(
                r ->
                    r.sourceBucket(from.bucket())
                        .sourceKey(from.key())
                        .destinationBucket(bucket)
                        .destinationKey(key)));
  }

  @Override
  public String url(String bucket, String key) {
    return calls.call(
        bucket, s3 -> s3.utilities().getUrl(r -> r.bucket(bucket).key(key)).toExternalForm());
  }

  @Override
  public String region(String bucket) {
    return calls.region(bucket);
  }

  private void each(
      String bucket, List<ObjectRow> rows, Progress progress, Consumer<ObjectRow> action) {
    for (ObjectRow row : rows) {
      progress.check();
      if (!row.folder()) {
        action.accept(row);
        continue;
      }
      String token = null;
      do {
        progress.check();
        String from = token;
        ListObjectsV2Response page =
            calls.call(
                bucket,
                s3 ->
                    s3.listObjectsV2(
                        r ->
                            r.bucket(bucket)
                                .prefix(row.key())
                                .encodingType(EncodingType.URL)
                                .continuationToken(from)));
        page.contents().forEach(object -> action.accept(row(object)));
        token = page.nextContinuationToken();
      } while (token != null);
    }
  }

  private static ObjectRow row(S3Object object) {
    Instant modified = object.lastModified() == null ? Instant.EPOCH : object.lastModified();
    return new ObjectRow(
        object.key(), false, object.size(), modified, object.storageClassAsString(), false);
  }

  /** Collects keys and deletes them 1,000 at a time. */
  private final class Deleting {

    private final String bucket;
    private final Progress progress;
    private final List<ObjectIdentifier> batch = new ArrayList<>();
    private long deleted;
    private long failed;
    private String firstFailure = "";

    Deleting(String bucket, Progress progress) {
      this.bucket = bucket;
      this.progress = progress;
    }

    void add(ObjectRow row) {
      if (!XmlKeys.fit(row.key())) {
        progress.check();
        one(row.key());
        return;
      }
      batch.add(ObjectIdentifier.builder().key(row.key()).build());
      if (batch.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      if (batch.isEmpty()) {
        return;
      }
      List<ObjectIdentifier> some = List.copyOf(batch);
      batch.clear();
      progress.check();
      if (some.size() == 1) {
        one(some.getFirst().key());
        return;
      }
      DeleteObjectsResponse answer =
          calls.call(
              bucket,
              s3 ->
                  s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(some).quiet(true))));
      failed += answer.errors().size();
      deleted += some.size() - answer.errors().size();
      if (firstFailure.isEmpty() && !answer.errors().isEmpty()) {
        var error = answer.errors().getFirst();
        firstFailure = error.key() + ": " + error.code() + ", " + error.message();
      }
      progress.update(deleted, -1);
    }

    /** A single delete says what it did: its answer names the delete marker that it made. */
    private void one(String key) {
      calls.call(bucket, s3 -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
      deleted++;
      progress.update(deleted, -1);
    }
  }
}
