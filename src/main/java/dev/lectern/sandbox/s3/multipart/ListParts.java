package dev.lectern.sandbox.s3.multipart;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Page;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.UploadPart;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code ListParts}. */
record ListParts(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    Upload upload = Uploads.require(state, null, bucket, call);
    int after = call.input().path("PartNumberMarker").asInt(0);
    int most = Page.limit(call.input(), "MaxParts", "max-parts");
    List<UploadPart> rest =
        state.uploads().parts(upload).stream().filter(part -> part.number() > after).toList();
    List<UploadPart> page = rest.subList(0, Math.min(most, rest.size()));
    ObjectNode output = Json.object();
    output.put("Bucket", bucket.name()).put("Key", upload.key()).put("UploadId", upload.id());
    output.put("PartNumberMarker", after);
    output.put("NextPartNumberMarker", page.isEmpty() ? after : page.getLast().number());
    output.put("MaxParts", most).put("IsTruncated", page.size() < rest.size());
    ArrayNode parts = Json.array();
    for (UploadPart part : page) {
      ObjectNode one = parts.addObject();
      one.put("PartNumber", part.number()).put("ETag", Answers.quoted(part.etag()));
      one.put("Size", part.size());
      Times.put(one, "LastModified", part.lastModified());
      if (upload.chosen()) {
        one.put(Uploads.algorithm(upload).member(), part.checksum());
      }
    }
    if (!parts.isEmpty()) {
      output.set("Parts", parts);
    }
    output.set("Initiator", S3State.owner(upload.owner()));
    output.set("Owner", S3State.owner(upload.owner()));
    output.put("StorageClass", upload.storageClass());
    if (upload.chosen()) {
      output.put("ChecksumAlgorithm", upload.algorithm()).put("ChecksumType", upload.type());
    }
    Uploads.abortDate(output, bucket, upload);
    return Reply.of(output);
  }
}
