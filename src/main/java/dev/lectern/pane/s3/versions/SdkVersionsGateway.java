package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** Versions through the SDK. */
public final class SdkVersionsGateway implements VersionsGateway {

  private final BucketCallsGateway calls;

  /** Versions of the session behind these calls. */
  public SdkVersionsGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  @Override
  public List<VersionRow> stack(String bucket, String key) {
    List<VersionRow> rows = new ArrayList<>();
    String keyMarker = null;
    String idMarker = null;
    boolean more = true;
    while (more && rows.size() < MOST) {
      String fromKey = keyMarker;
      String fromId = idMarker;
      ListObjectVersionsResponse page =
          calls.call(
              bucket,
              s3 ->
                  s3.listObjectVersions(
                      r ->
                          r.bucket(bucket).prefix(key).keyMarker(fromKey).versionIdMarker(fromId)));
      add(rows, page, key);
      keyMarker = page.nextKeyMarker();
      idMarker = page.nextVersionIdMarker();
      more = Boolean.TRUE.equals(page.isTruncated()) && key.equals(keyMarker);
    }
    rows.sort(
        Comparator.comparing(VersionRow::latest)
            .reversed()
            .thenComparing(Comparator.comparing(VersionRow::modified).reversed()));
    return rows;
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
                        version.storageClassAsString())));
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
                        "")));
  }

  @Override
  public Content read(String bucket, String key, String versionId, int limit) {
    long size =
        calls
            .call(bucket, s3 -> s3.headObject(r -> r.bucket(bucket).key(key).versionId(versionId)))
            .contentLength();
    if (size == 0) {
      return new Content(new byte[0], 0, "");
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
    String type = answer.response().contentType();
    return new Content(answer.asByteArrayUnsafe(), size, type == null ? "" : type);
  }

  @Override
  public void restore(String bucket, String key, String versionId) {
    calls.call(
        bucket,
        s3 ->
            s3.copyObject(
                r ->
                    r.sourceBucket(bucket)
                        .sourceKey(key)
                        .sourceVersionId(versionId)
                        .destinationBucket(bucket)
                        .destinationKey(key)));
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
