package dev.lectern.sandbox.s3.list;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.Page;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.VersionIds;
import dev.lectern.sandbox.s3.state.Walk;
import tools.jackson.databind.node.ObjectNode;

/** API {@code ListObjectVersions}: by key, the newest version of each first. */
record ListObjectVersions(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectNode input = call.input();
    Page page = new Page(input, "MaxKeys", "maxKeys");
    String keyMarker = input.path("KeyMarker").asString("");
    String versionMarker = input.path("VersionIdMarker").asString("");
    if (keyMarker.isEmpty() && !versionMarker.isEmpty()) {
      throw S3Errors.invalidArgument(
          "A version-id marker cannot be specified without a key marker.",
          "version-id-marker",
          versionMarker);
    }
    long below = below(bucket, keyMarker, versionMarker);
    ObjectNode output = Json.object();
    Walk walk = new Walk(state.objects(), bucket, page.prefix(), page.delimiter(), true);
    Found found = new Found(page, output, walk, keyMarker, below);
    if (page.limit() > 0) {
      walk.run(keyMarker, below != Long.MIN_VALUE, true, found);
    }
    output.put("Name", bucket.name()).put("IsTruncated", found.truncated);
    page.answer(output, "MaxKeys");
    output.put("KeyMarker", page.encode(keyMarker)).put("VersionIdMarker", versionMarker);
    if (found.truncated) {
      output.put("NextKeyMarker", page.encode(found.lastKey));
      if (!found.lastVersion.isEmpty()) {
        output.put("NextVersionIdMarker", found.lastVersion);
      }
    }
    return Reply.of(output);
  }

  /**
   * The sequence number below which versions of the marker's key are listed. A version may have
   * been deleted since the last page: its id still tells where it stood. The id {@code null} does
   * not, so then the key is listed from its newest version on, and none is left out.
   */
  private long below(Bucket bucket, String keyMarker, String versionMarker) {
    if (versionMarker.isEmpty()) {
      return Long.MIN_VALUE;
    }
    return Lookup.find(state, null, bucket, keyMarker, versionMarker)
        .map(ObjectVersion::sequence)
        .orElseGet(() -> VersionIds.sequence(versionMarker).orElse(Long.MAX_VALUE));
  }

  /** Takes what the walk meets into the answer. */
  private static final class Found implements Walk.Visitor {

    private final Page page;
    private final ObjectNode output;
    private final Walk walk;
    private final String markerKey;
    private final long below;
    private boolean truncated;
    private String lastKey = "";
    private String lastVersion = "";

    Found(Page page, ObjectNode output, Walk walk, String markerKey, long below) {
      this.page = page;
      this.output = output;
      this.walk = walk;
      this.markerKey = markerKey;
      this.below = below;
    }

    @Override
    public boolean object(String key, ObjectVersion newest) {
      if (take(key, newest, true)) {
        walk.older(key, (same, version) -> take(same, version, false));
      }
      return !truncated;
    }

    private boolean take(String key, ObjectVersion version, boolean latest) {
      if (below != Long.MIN_VALUE && key.equals(markerKey) && version.sequence() >= below) {
        return true;
      }
      if (!page.take()) {
        truncated = true;
        return false;
      }
      lastKey = key;
      lastVersion = version.versionId();
      ObjectNode one =
          output
              .withArray(version.deleteMarker() ? "/DeleteMarkers" : "/Versions")
              .addObject()
              .put("Key", page.encode(key))
              .put("VersionId", version.versionId())
              .put("IsLatest", latest);
      Times.put(one, "LastModified", version.lastModified());
      one.set("Owner", S3State.owner(version.owner()));
      if (!version.deleteMarker()) {
        one.put("ETag", '"' + version.etag() + '"').put("Size", version.size());
        Checksum checksum = version.checksum();
        if (checksum != null) {
          one.putArray("ChecksumAlgorithm").add(checksum.algorithm());
          one.put("ChecksumType", checksum.type());
        }
        one.put("StorageClass", version.storageClass());
      }
      return true;
    }

    @Override
    public boolean commonPrefix(String prefix) {
      if (!page.take()) {
        truncated = true;
        return false;
      }
      lastKey = prefix;
      lastVersion = "";
      output.withArray("/CommonPrefixes").addObject().put("Prefix", page.encode(prefix));
      return true;
    }
  }
}
