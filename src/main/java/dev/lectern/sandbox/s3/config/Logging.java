package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code PutBucketLogging}: kept; the sandbox delivers no access logs. The target bucket must
 * be the same account's and in the same Region (User Guide, "Enabling Amazon S3 server access
 * logging").
 */
record Logging(S3State state) implements Kind.Check {

  @Override
  public ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode enabled = given.path("LoggingEnabled");
    if (enabled.isMissingNode()) {
      return Json.object();
    }
    String name = enabled.path("TargetBucket").asString("");
    Bucket target =
        state
            .buckets()
            .find(name)
            .orElseThrow(() -> invalid("The target bucket for logging does not exist", name));
    if (!target.owner().equals(bucket.owner())) {
      throw invalid(
          "The owner for the bucket to be logged and the target bucket must be the same.", name);
    }
    if (!target.region().equals(bucket.region())) {
      throw new ServiceException(
              403, "CrossLocationLoggingProhibited", "Cross S3 location logging not allowed.")
          .with("SourceBucketLocation", bucket.region())
          .with("TargetBucketLocation", target.region());
    }
    if (!enabled.path("TargetGrants").isEmpty() && target.ownerEnforced()) {
      throw S3Errors.invalidRequest(
          "Target grants are not supported for buckets with bucket owner enforced for Object"
              + " Ownership.");
    }
    return given;
  }

  private static ServiceException invalid(String message, String target) {
    return new ServiceException(400, "InvalidTargetBucketForLogging", message)
        .with("TargetBucket", target);
  }
}
