package dev.lectern.sandbox.s3.policy;

import dev.lectern.calc.access.OpenStatements;
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
import tools.jackson.databind.JsonNode;

/**
 * APIs {@code PutBucketPolicy}, {@code GetBucketPolicy}, {@code DeleteBucketPolicy} and {@code
 * GetBucketPolicyStatus}.
 */
public final class PolicyOperations {

  private final S3State state;

  private PolicyOperations(S3State state) {
    this.state = state;
  }

  /** All of them, by AWS's names. */
  public static Map<String, Operation> all(S3State state) {
    PolicyOperations all = new PolicyOperations(state);
    return Map.of(
        "PutBucketPolicy", all::put,
        "GetBucketPolicy", all::get,
        "DeleteBucketPolicy", all::delete,
        "GetBucketPolicyStatus", all::status);
  }

  private Reply put(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    BucketPolicy policy =
        BucketPolicy.parse(call.input().path("Policy").asString("").strip(), bucket.name());
    boolean isPublic = OpenStatements.open(policy.document());
    state
        .buckets()
        .update(
            bucket,
            current -> {
              if (isPublic && blocksPublicPolicy(current)) {
                throw S3Errors.accessDenied(
                    "User: "
                        + call.caller().arn()
                        + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
                        + "arn:aws:s3:::"
                        + current.name()
                        + "\" because public policies are blocked by the BlockPublicPolicy block"
                        + " public access setting.");
              }
              return current.withConfiguration(Configurations.POLICY, policy.document());
            });
    return Reply.empty().withStatus(204);
  }

  private static boolean blocksPublicPolicy(Bucket bucket) {
    return bucket
        .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
        .map(block -> block.path("BlockPublicPolicy").asBoolean(false))
        .orElse(false);
  }

  private Reply get(Call call) {
    JsonNode policy = require(state.buckets().require(call));
    return Reply.of(Json.object().put("Policy", policy.toString()));
  }

  private Reply delete(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    state.buckets().update(bucket, now -> now.withoutConfiguration(Configurations.POLICY));
    return Reply.empty();
  }

  private Reply status(Call call) {
    Bucket bucket = state.buckets().require(call);
    BucketPolicy policy = BucketPolicy.parse(require(bucket).toString(), bucket.name());
    return Reply.of(
        Json.object()
            .set(
                "PolicyStatus",
                Json.object().put("IsPublic", OpenStatements.open(policy.document()))));
  }

  private static JsonNode require(Bucket bucket) {
    return bucket
        .configuration(Configurations.POLICY)
        .orElseThrow(
            () ->
                new ServiceException(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
                    .with("BucketName", bucket.name()));
  }
}
