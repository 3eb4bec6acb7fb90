package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.ObjectAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** APIs {@code GetObjectAcl} and {@code PutObjectAcl}. */
record ObjectAcls(S3State state) {

  private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
  private static final String SIGNED_IN =
      "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

  Map<String, Operation> operations() {
    return Map.of("GetObjectAcl", this::get, "PutObjectAcl", this::put);
  }

  private Reply get(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectVersion version = Lookup.version(state, null, bucket, call.input());
    ObjectNode output = Json.object();
    output.set("Owner", S3State.owner(version.owner()));
    ArrayNode grants = output.putArray("Grants");
    grants
        .addObject()
        .put("Permission", "FULL_CONTROL")
        .set("Grantee", S3State.owner(version.owner()).put("Type", "CanonicalUser"));
    switch (version.detail().attribute(ObjectAcl.ATTRIBUTE).orElse("private")) {
      case "public-read" -> group(grants, ALL_USERS, "READ");
      case "public-read-write" -> {
        group(grants, ALL_USERS, "READ");
        group(grants, ALL_USERS, "WRITE");
      }
      case "authenticated-read" -> group(grants, SIGNED_IN, "READ");
      default -> {
        // The owner's grant is all.
      }
    }
    return Reply.of(output);
  }

  private static void group(ArrayNode grants, String uri, String permission) {
    grants
        .addObject()
        .put("Permission", permission)
        .set("Grantee", Json.object().put("URI", uri).put("Type", "Group"));
  }

  private Reply put(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    if (call.input().has("AccessControlPolicy")) {
      throw bucket.ownerEnforced()
          ? ObjectAcl.notSupported()
          : S3Errors.notImplemented(
              "An access control policy for a single object is not in the sandbox. Use a canned"
                  + " ACL.");
    }
    Map<String, String> attributes = ObjectAcl.attributes(call, bucket);
    state
        .store()
        .run(
            tx -> {
              Bucket current = state.buckets().current(tx, bucket);
              ObjectVersion version = Lookup.version(state, tx, current, call.input());
              state
                  .objects()
                  .replace(
                      tx,
                      current,
                      call.input().path("Key").asString(""),
                      version.with(
                          version
                              .detail()
                              .withAttribute(
                                  ObjectAcl.ATTRIBUTE,
                                  attributes.getOrDefault(ObjectAcl.ATTRIBUTE, ""))));
            });
    return Reply.empty();
  }
}
