package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Puts, delete markers and deleted versions in a bucket with versions. */
final class VersionsWorker extends KilledWorker {

  private static final int KEYS = 5;

  private record Version(String key, String id) {}

  private final Map<Version, Content> versions = new HashMap<>();
  private final Set<Version> markers = new HashSet<>();
  private @Nullable Content coming;
  private @Nullable Version going;

  VersionsWorker(String bucket, String prefix, Random random) {
    super(bucket, prefix, random);
  }

  @Override
  void step(S3Client s3) {
    String key = key(KEYS);
    int dice = random.nextInt(100);
    if (dice < 15) {
      String id = s3.deleteObject(b -> b.bucket(bucket).key(key)).versionId();
      markers.add(new Version(key, id));
    } else if (dice < 45 && !versions.isEmpty()) {
      Version old = versions.keySet().iterator().next();
      going = old;
      s3.deleteObject(b -> b.bucket(bucket).key(old.key()).versionId(old.id()));
      versions.remove(old);
      going = null;
    } else {
      Content content = content();
      coming = content;
      String id =
          s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(content.bytes()))
              .versionId();
      versions.put(new Version(key, id), content);
      coming = null;
    }
  }

  @Override
  void verify(S3Client s3, String told) {
    var pages = s3.listObjectVersionsPaginator(b -> b.bucket(bucket).prefix(prefix));
    Map<Version, byte[]> found = new HashMap<>();
    for (ObjectVersion listed : pages.versions()) {
      Version version = new Version(listed.key(), listed.versionId());
      found.put(
          version,
          s3.getObjectAsBytes(b -> b.bucket(bucket).key(version.key()).versionId(version.id()))
              .asByteArray());
    }
    Set<Version> foundMarkers = new HashSet<>();
    for (DeleteMarkerEntry listed : pages.deleteMarkers()) {
      foundMarkers.add(new Version(listed.key(), listed.versionId()));
    }
    if (going != null && !found.containsKey(going)) {
      versions.remove(going);
    }
    going = null;
    List<Version> unknown = new ArrayList<>(found.keySet());
    unknown.removeAll(versions.keySet());
    for (Version version : unknown) {
      assertThat(coming != null && coming.is(found.get(version)))
          .as("%s: %s was deleted or is half written", told, version)
          .isTrue();
      versions.put(version, coming);
    }
    assertThat(unknown.size()).as("%s: more than was asked for", told).isLessThanOrEqualTo(1);
    coming = null;
    versions.forEach(
        (version, content) -> {
          assertThat(found).as("%s: %s was acknowledged", told, version).containsKey(version);
          assertThat(content.is(found.get(version)))
              .as("%s: the bytes of %s, %s", told, version, content)
              .isTrue();
        });
    assertThat(foundMarkers).as(told).containsAll(markers);
    assertThat(foundMarkers.size()).as(told).isLessThanOrEqualTo(markers.size() + 1);
    markers.addAll(foundMarkers);
  }
}
