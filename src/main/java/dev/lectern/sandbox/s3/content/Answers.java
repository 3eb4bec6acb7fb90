package dev.lectern.sandbox.s3.content;

import dev.lectern.json.Json;
import dev.lectern.sandbox.s3.lifecycle.Lifecycle;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Versioning;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Members that several answers have. */
public final class Answers {

  private Answers() {}

  /** An ETag as headers and documents have it. */
  public static String quoted(String etag) {
    return '"' + etag + '"';
  }

  /** Adds a checksum's value and type. */
  public static void checksum(ObjectNode output, @Nullable Checksum checksum) {
    if (checksum != null) {
      output.put(checksum.member(), checksum.value()).put("ChecksumType", checksum.type());
    }
  }

  /** Adds when a current version expires and by which lifecycle rule (x-amz-expiration). */
  public static void expiration(
      ObjectNode output, Bucket bucket, String key, ObjectVersion version) {
    Lifecycle.expiration(bucket, key, version).ifPresent(text -> output.put("Expiration", text));
  }

  /** Adds the id of a version that was made now: only while versioning is enabled. */
  public static void newVersion(ObjectNode output, Bucket bucket, ObjectVersion version) {
    if (bucket.versioning() == Versioning.ENABLED) {
      output.put("VersionId", version.versionId());
    }
  }

  /** Adds the id of a version that was read: always once versioning has been enabled. */
  public static void version(ObjectNode output, Bucket bucket, ObjectVersion version) {
    if (bucket.versioning() != Versioning.OFF) {
      output.put("VersionId", version.versionId());
    }
  }

  /** The members of GetObject's and HeadObject's answers that do not depend on the range. */
  public static ObjectNode read(Bucket bucket, ObjectVersion version) {
    ObjectNode output = Json.object();
    var detail = version.detail();
    detail
        .attributes()
        .forEach(
            (member, value) -> {
              if (!member.equals(ObjectAcl.ATTRIBUTE)) {
                output.put(member, value);
              }
            });
    output.put("AcceptRanges", "bytes").put("ETag", quoted(version.etag()));
    Times.put(output, "LastModified", version.lastModified());
    if (!version.storageClass().equals("STANDARD")) {
      output.put("StorageClass", version.storageClass());
    }
    if (!detail.tags().isEmpty()) {
      output.put("TagCount", detail.tags().size());
    }
    if (!detail.metadata().isEmpty()) {
      ObjectNode metadata = output.putObject("Metadata");
      detail.metadata().forEach(metadata::put);
    }
    version(output, bucket, version);
    return output;
  }
}
