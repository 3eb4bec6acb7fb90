package dev.lectern.sandbox.s3.list;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Page;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.Opaque;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Walk;
import tools.jackson.databind.node.ObjectNode;

/** APIs {@code ListObjects} and {@code ListObjectsV2}. */
record ListObjects(S3State state, boolean second) implements Operation {

  private static final String TOKEN = "objects";

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectNode input = call.input();
    Page page = new Page(input, "MaxKeys", "maxKeys");
    String token = input.path("ContinuationToken").asString("");
    String marker = input.path(second ? "StartAfter" : "Marker").asString("");
    boolean resumed = second && !token.isEmpty();
    String after = resumed ? Opaque.decode(TOKEN, token, "continuation-token") : marker;
    boolean owner = !second || input.path("FetchOwner").asBoolean(false);
    ObjectNode output = Json.object();
    Walk walk = new Walk(state.objects(), bucket, page.prefix(), page.delimiter(), false);
    Found found = new Found(page, output, owner);
    if (page.limit() > 0) {
      walk.run(after, false, resumed || !second, found);
    }
    output.put("Name", bucket.name()).put("IsTruncated", found.truncated);
    page.answer(output, "MaxKeys");
    if (second) {
      output.put("KeyCount", page.count());
      if (!marker.isEmpty()) {
        output.put("StartAfter", page.encode(marker));
      }
      if (resumed) {
        output.put("ContinuationToken", token);
      }
      if (found.truncated) {
        output.put("NextContinuationToken", Opaque.encode(TOKEN, found.last));
      }
    } else {
      output.put("Marker", page.encode(marker));
      if (found.truncated && !page.delimiter().isEmpty()) {
        output.put("NextMarker", page.encode(found.last));
      }
    }
    return Reply.of(output);
  }

  /** Takes what the walk meets into the answer. */
  private static final class Found implements Walk.Visitor {

    private final Page page;
    private final ObjectNode output;
    private final boolean owner;
    private boolean truncated;
    private String last = "";

    Found(Page page, ObjectNode output, boolean owner) {
      this.page = page;
      this.output = output;
      this.owner = owner;
    }

    private boolean take(String position) {
      if (!page.take()) {
        truncated = true;
        return false;
      }
      last = position;
      return true;
    }

    @Override
    public boolean object(String key, ObjectVersion newest) {
      if (!take(key)) {
        return false;
      }
      ObjectNode one =
          output.withArrayProperty("Contents").addObject().put("Key", page.encode(key));
      Times.put(one, "LastModified", newest.lastModified());
      one.put("ETag", '"' + newest.etag() + '"').put("Size", newest.size());
      Checksum checksum = newest.checksum();
      if (checksum != null) {
        one.putArray("ChecksumAlgorithm").add(checksum.algorithm());
        one.put("ChecksumType", checksum.type());
      }
      one.put("StorageClass", newest.storageClass());
      if (owner) {
        one.set("Owner", S3State.owner(newest.owner()));
      }
      return true;
    }

    @Override
    public boolean commonPrefix(String prefix) {
      if (!take(prefix)) {
        return false;
      }
      output.withArrayProperty("CommonPrefixes").addObject().put("Prefix", page.encode(prefix));
      return true;
    }
  }
}
