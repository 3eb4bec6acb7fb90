package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.Owner;

/** Versions through the SDK. */
public final class SdkVersionsGateway implements VersionsGateway {

  private final BucketCallsGateway calls;

  /** Versions of the session behind these calls. */
  public SdkVersionsGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  @Override
  public Page page(String bucket, String key, @Nullable String after) {
    ListObjectVersionsResponse page =
        calls.call(
            bucket,
            s3 ->
                s3.listObjectVersions(
                    r -> {
                      r.bucket(bucket).prefix(key).encodingType(EncodingType.URL);
                      if (after != null) {
                        r.keyMarker(key).versionIdMarker(after);
                      }
                    }));
    List<VersionRow> rows = new ArrayList<>();
    add(rows, page, key);
    // S3 lists versions and markers apart; the time of writing puts them together again
    rows.sort(
        Comparator.comparing(VersionRow::latest)
            .reversed()
            .thenComparing(Comparator.comparing(VersionRow::modified).reversed()));
    // the keys that follow only begin with this one
    boolean more = Boolean.TRUE.equals(page.isTruncated()) && key.equals(page.nextKeyMarker());
    return new Page(rows, more ? page.nextVersionIdMarker() : null);
  }

  private static void add(List<VersionRow> rows, ListObjectVersionsResponse page, String key) {
    page.versions().stream()
        .filter(version -> version.key().equals(key))
        .forEach(
            version ->
                rows.add(
                    new VersionRow(
                        version.versionId(),
                        Boolean.TRUE.equals(version.isLatest()),
                        false,
                        version.lastModified(),
                        version.size(),
                        version.eTag().replace("\"", ""),
                        version.storageClassAsString(),
                        owner(version.owner()))));
    page.deleteMarkers().stream()
        .filter(marker -> marker.key().equals(key))
        .forEach(
            marker ->
                rows.add(
                    new VersionRow(
                        marker.versionId(),
                        Boolean.TRUE.equals(marker.isLatest()),
                        true,
                        marker.lastModified(),
                        0,
                        "",
                        "",
                        owner(marker.owner()))));
  }

  private static String owner(@Nullable Owner owner) {
    if (owner == null) {
      return "";
    }
    String name = owner.displayName();
    return name == null || name.isEmpty() ? Objects.requireNonNullElse(owner.id(), "") : name;
  }

  @Override
  public Content read(String bucket, String key, String versionId, int limit) {
    HeadObjectResponse head =
        calls.call(
            bucket,
            s3 ->
                s3.headObject(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .versionId(versionId)
                            .checksumMode(ChecksumMode.ENABLED)));
    long size = head.contentLength();
    String type = head.contentType() == null ? "" : head.contentType();
    if (size == 0) {
      return new Content(new byte[0], 0, type, checksums(head));
    }
    ResponseBytes<GetObjectResponse> answer =
        calls.call(
            bucket,
            s3 ->
                s3.getObjectAsBytes(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .versionId(versionId)
                            .range("bytes=0-" + (Math.min(size, limit) - 1))));
    return new Content(answer.asByteArrayUnsafe(), size, type, checksums(head));
  }

  private static Map<String, String> checksums(HeadObjectResponse head) {
    Map<String, String> checksums = new TreeMap<>();
    put(checksums, "CRC32", head.checksumCRC32());
    put(checksums, "CRC32C", head.checksumCRC32C());
    put(checksums, "CRC64NVME", head.checksumCRC64NVME());
    put(checksums, "SHA1", head.checksumSHA1());
    put(checksums, "SHA256", head.checksumSHA256());
    return checksums;
  }

  private static void put(Map<String, String> checksums, String name, @Nullable String value) {
    if (value != null) {
      checksums.put(name, value);
    }
  }

  @Override
  public void restore(String bucket, String key, VersionRow version) {
    calls.call(
        bucket,
        s3 ->
            s3.copyObject(
                r ->
                    r.sourceBucket(bucket)
                        .sourceKey(key)
                        .sourceVersionId(version.id())
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .storageClass(version.storageClass())));
  }

  @Override
  public void remove(String bucket, String key, String versionId) {
    calls.call(bucket, s3 -> s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(versionId)));
  }

  @Override
  public void delete(String bucket, String key) {
    calls.call(bucket, s3 -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
  }
}
