package dev.lectern.sandbox.s3.multipart;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Page;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.UploadTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code ListMultipartUploads}: by key, and of one key in the order of their beginning. */
record ListMultipartUploads(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    ObjectNode input = call.input();
    Bucket bucket = state.buckets().require(call);
    Page page = new Page(input, "MaxUploads", "max-uploads");
    String delimiter = page.delimiter();
    String keyMarker = input.path("KeyMarker").asString("");
    String idMarker = keyMarker.isEmpty() ? "" : input.path("UploadIdMarker").asString("");
    if (!idMarker.isEmpty() && !UploadTable.wellFormed(idMarker)) {
      throw S3Errors.invalidArgument("Invalid uploadId marker", "upload-id-marker", idMarker);
    }
    ArrayNode uploads = Json.array();
    ArrayNode prefixes = Json.array();
    String lastKey = "";
    String lastId = "";
    String lastCommon = "";
    boolean more = false;
    for (Upload upload : state.uploads().all(bucket, page.prefix())) {
      if (!behind(upload, keyMarker, idMarker)) {
        continue;
      }
      int end = delimiter.isEmpty() ? -1 : upload.key().indexOf(delimiter, page.prefix().length());
      String common = end < 0 ? "" : upload.key().substring(0, end + delimiter.length());
      if (!common.isEmpty() && (common.equals(lastCommon) || common.equals(keyMarker))) {
        continue;
      }
      if (!page.take()) {
        more = true;
        break;
      }
      if (common.isEmpty()) {
        add(uploads, upload, page);
        lastKey = upload.key();
        lastId = upload.id();
      } else {
        prefixes.addObject().put("Prefix", page.encode(common));
        lastCommon = common;
        lastKey = common;
        lastId = "";
      }
    }
    ObjectNode output = Json.object();
    output.put("Bucket", bucket.name());
    output.put("KeyMarker", page.encode(keyMarker)).put("UploadIdMarker", idMarker);
    if (more) {
      output.put("NextKeyMarker", page.encode(lastKey)).put("NextUploadIdMarker", lastId);
    }
    page.answer(output, "MaxUploads");
    output.put("IsTruncated", more);
    if (!uploads.isEmpty()) {
      output.set("Uploads", uploads);
    }
    if (!prefixes.isEmpty()) {
      output.set("CommonPrefixes", prefixes);
    }
    return Reply.of(output);
  }

  private static boolean behind(Upload upload, String keyMarker, String idMarker) {
    if (keyMarker.isEmpty()) {
      return true;
    }
    int order =
        Arrays.compareUnsigned(
            upload.key().getBytes(StandardCharsets.UTF_8),
            keyMarker.getBytes(StandardCharsets.UTF_8));
    return order > 0 || (order == 0 && !idMarker.isEmpty() && upload.id().compareTo(idMarker) > 0);
  }

  private static void add(ArrayNode uploads, Upload upload, Page page) {
    ObjectNode one = uploads.addObject();
    one.put("UploadId", upload.id()).put("Key", page.encode(upload.key()));
    Times.put(one, "Initiated", upload.initiated());
    one.put("StorageClass", upload.storageClass());
    one.set("Owner", S3State.owner(upload.owner()));
    one.set("Initiator", S3State.owner(upload.owner()));
    if (upload.chosen()) {
      one.put("ChecksumAlgorithm", upload.algorithm()).put("ChecksumType", upload.type());
    }
  }
}
