package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.PartInfo;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code GetObjectAttributes}. */
record GetObjectAttributes(S3State state) implements Operation {

  private static final Set<String> KNOWN =
      Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
  private static final int PAGE = 1000;

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectVersion version = Lookup.version(state, null, bucket, call);
    Encryption.check(call.input(), "", version.detail().attributes());
    Set<String> asked = new TreeSet<>();
    call.input().path("ObjectAttributes").forEach(one -> asked.add(one.asString()));
    if (asked.isEmpty() || !KNOWN.containsAll(asked)) {
      throw S3Errors.invalidArgument(
          "Invalid attribute name specified.", "x-amz-object-attributes", String.join(",", asked));
    }
    ObjectNode output = Json.object();
    Times.put(output, "LastModified", version.lastModified());
    Answers.version(output, bucket, version);
    if (asked.contains("ETag")) {
      output.put("ETag", version.etag());
    }
    Checksum checksum = version.checksum();
    if (asked.contains("Checksum") && checksum != null) {
      output
          .putObject("Checksum")
          .put(checksum.member(), checksum.value().replaceAll("-\\d+$", ""))
          .put("ChecksumType", checksum.type());
    }
    if (asked.contains("ObjectParts") && !version.detail().parts().isEmpty()) {
      parts(call, version, output.putObject("ObjectParts"));
    }
    if (asked.contains("StorageClass")) {
      output.put("StorageClass", version.storageClass());
    }
    if (asked.contains("ObjectSize")) {
      output.put("ObjectSize", version.size());
    }
    return Reply.of(output);
  }

  private static void parts(Call call, ObjectVersion version, ObjectNode output) {
    List<PartInfo> parts = version.detail().parts();
    int after = call.input().path("PartNumberMarker").asInt(0);
    int asked = call.input().path("MaxParts").asInt(PAGE);
    int most = asked < 0 ? PAGE : Math.min(asked, PAGE);
    Checksum checksum = version.checksum();
    ArrayNode shown = Json.array();
    int last = after;
    boolean more = false;
    for (PartInfo part : parts) {
      if (part.number() > after) {
        if (shown.size() == most) {
          more = true;
          break;
        }
        ObjectNode one =
            shown.addObject().put("PartNumber", part.number()).put("Size", part.size());
        if (checksum != null && !part.checksum().isEmpty()) {
          one.put(checksum.member(), part.checksum());
        }
        last = part.number();
      }
    }
    output.put("TotalPartsCount", parts.size());
    output.put("PartNumberMarker", after).put("NextPartNumberMarker", last);
    output.put("MaxParts", most).put("IsTruncated", more);
    boolean composite = checksum != null && checksum.type().equals(Checksum.COMPOSITE);
    if (composite) {
      output.set("Parts", shown);
    }
  }
}
