package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code PutBucketReplication}: kept; the sandbox does not replicate. Both buckets must have
 * versioning enabled (User Guide, "Requirements and considerations for replication").
 */
record Replication(S3State state) implements Kind.Check {

  private static final int MOST_RULES = 1000;
  private static final String BUCKET_ARN = "arn:aws:s3:::";

  @Override
  public ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    if (bucket.versioning() != Versioning.ENABLED) {
      throw S3Errors.invalidRequest(
          "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
    }
    String role = given.path("Role").asString("");
    if (!role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
      throw S3Errors.invalidArgument(
          "Invalid Role specified in replication configuration", "Role", role);
    }
    JsonNode rules = given.path("Rules");
    if (rules.isEmpty() || rules.size() > MOST_RULES) {
      throw S3Errors.malformedXml();
    }
    Set<String> ids = new HashSet<>();
    Set<String> priorities = new HashSet<>();
    for (JsonNode rule : rules) {
      if (!rule.has("ID")) {
        ((ObjectNode) rule).put("ID", UUID.randomUUID().toString());
      }
      if (!ids.add(rule.path("ID").asString(""))) {
        throw S3Errors.invalidArgument(
            "Rule Id must be unique", "RuleId", rule.path("ID").asString(""));
      }
      checkRule(rule, priorities);
    }
    return given;
  }

  private void checkRule(JsonNode rule, Set<String> priorities) {
    boolean newSchema = rule.has("Filter");
    if (newSchema == rule.has("Prefix")) {
      throw S3Errors.malformedXml();
    }
    if (newSchema) {
      if (!rule.has("Priority") || !rule.has("DeleteMarkerReplication")) {
        throw S3Errors.invalidRequest(
            rule.has("Priority")
                ? "DeleteMarkerReplication must be specified for this version of Cross Region"
                    + " Replication configuration schema. Please refer to S3 Developer Guide for"
                    + " more information."
                : "Priority must be specified for this version of Cross Region Replication"
                    + " configuration schema. Please refer to S3 Developer Guide for more"
                    + " information.");
      }
      String priority = rule.path("Priority").asString("");
      if (!priorities.add(priority)) {
        throw S3Errors.invalidArgument(
            "Found duplicate priority " + priority, "Priority", priority);
      }
    }
    String arn = rule.path("Destination").path("Bucket").asString("");
    if (!arn.startsWith(BUCKET_ARN)) {
      throw S3Errors.invalidArgument("Invalid bucket ARN", "Bucket", arn);
    }
    Optional<Bucket> target = state.buckets().find(arn.substring(BUCKET_ARN.length()));
    if (target.isEmpty()) {
      throw S3Errors.invalidRequest("Destination bucket must exist.");
    }
    if (target.get().versioning() != Versioning.ENABLED) {
      throw S3Errors.invalidRequest("Destination bucket must have versioning enabled.");
    }
  }
}
