package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs {@code GetBucketAcl} and {@code PutBucketAcl}. New buckets have ACLs disabled, and then
 * setting one is refused.
 */
record BucketAcl(S3State state) {

  private static final int MOST_GRANTS = 100;

  Map<String, Operation> operations() {
    return Map.of("GetBucketAcl", this::get, "PutBucketAcl", this::put);
  }

  private Reply get(Call call) {
    Bucket bucket = state.buckets().require(call);
    JsonNode grants =
        bucket
            .configuration(Configurations.ACL)
            .map(acl -> acl.path("Grants"))
            .orElseGet(() -> Grants.ofOwner(bucket.owner()));
    ObjectNode output = Json.object();
    output.set("Owner", S3State.owner(bucket.owner()));
    output.set("Grants", grants);
    return Reply.of(output);
  }

  private Reply put(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    JsonNode grants = wanted(call.input(), bucket);
    boolean standard = grants.equals(Grants.ofOwner(bucket.owner()));
    state
        .buckets()
        .update(
            bucket,
            current -> {
              if (current.ownerEnforced()) {
                throw new ServiceException(
                    400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
              }
              if (Grants.isPublic(grants) && blocksPublicAcls(current)) {
                throw S3Errors.accessDenied(
                    "User: "
                        + call.caller().arn()
                        + " is not authorized to perform: s3:PutBucketAcl on resource: \""
                        + "arn:aws:s3:::"
                        + current.name()
                        + "\" because public ACLs are prevented by the BlockPublicAcls setting in"
                        + " S3 Block Public Access.");
              }
              return standard
                  ? current.withoutConfiguration(Configurations.ACL)
                  : current.withConfiguration(
                      Configurations.ACL, Json.object().set("Grants", grants));
            });
    return Reply.empty();
  }

  private static JsonNode wanted(ObjectNode input, Bucket bucket) {
    String canned = input.path("ACL").asString("");
    JsonNode policy = input.path("AccessControlPolicy");
    boolean headers = Grants.inHeaders(input);
    if (!canned.isEmpty() && headers) {
      throw S3Errors.invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
    }
    long ways = Stream.of(!canned.isEmpty(), headers, policy.isObject()).filter(way -> way).count();
    if (ways > 1) {
      throw new ServiceException(400, "UnexpectedContent", "This request does not support content");
    }
    if (ways == 0) {
      throw new ServiceException(
              400, "MissingSecurityHeader", "Your request was missing a required header")
          .with("MissingHeaderName", "x-amz-acl");
    }
    if (!policy.isObject()) {
      return headers ? Grants.headers(input) : Grants.canned(canned, bucket.owner());
    }
    String owner = policy.path("Owner").path("ID").asString("");
    if (policy.path("Grants").size() > MOST_GRANTS) {
      throw S3Errors.invalidRequest("An ACL can have up to 100 grants.");
    }
    if (owner.isEmpty() || !policy.has("Grants")) {
      throw new ServiceException(
          400,
          "MalformedACLError",
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    if (!owner.equals(S3State.canonicalId(bucket.owner()))) {
      throw S3Errors.accessDenied("Access Denied");
    }
    Grants.check(policy.path("Grants"));
    return policy.path("Grants");
  }

  private static boolean blocksPublicAcls(Bucket bucket) {
    return bucket
        .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
        .map(block -> block.path("BlockPublicAcls").asBoolean(false))
        .orElse(false);
  }
}
