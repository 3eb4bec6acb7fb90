package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs {@code PutBucketEncryption} and {@code GetBucketEncryption}. Every bucket encrypts with
 * SSE-S3 unless told otherwise, and new ones refuse SSE-C (User Guide, "Setting default server-side
 * encryption behavior for Amazon S3 buckets", "Blocking or unblocking SSE-C for a general purpose
 * bucket").
 */
final class Encryption {

  private Encryption() {}

  static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode rules = given.path("Rules");
    if (rules.size() != 1 || rules.path(0).isEmpty()) {
      throw S3Errors.malformedXml();
    }
    ObjectNode rule = (ObjectNode) rules.path(0);
    JsonNode byDefault = rule.path("ApplyServerSideEncryptionByDefault");
    String algorithm = byDefault.path("SSEAlgorithm").asString("AES256");
    String key = byDefault.path("KMSMasterKeyID").asString("");
    boolean kms = algorithm.startsWith("aws:kms");
    if (algorithm.equals("aws:fsx")) {
      throw S3Errors.invalidRequest(
          "The encryption type aws:fsx is for access points of Amazon FSx file systems only.");
    }
    if (!key.isEmpty() && !kms) {
      throw S3Errors.invalidArgument(
          "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or"
              + " aws:kms:dsse",
          "ApplyServerSideEncryptionByDefault",
          key);
    }
    if (key.startsWith("arn:") && !key.matches("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:.+")) {
      throw S3Errors.invalidArgument("Invalid KMS key ARN", "KMSMasterKeyID", key);
    }
    if (algorithm.equals("aws:kms:dsse") && rule.path("BucketKeyEnabled").asBoolean(false)) {
      throw S3Errors.invalidRequest("S3 Bucket Keys are not supported for DSSE-KMS.");
    }
    if (byDefault.isMissingNode()) {
      rule.putObject("ApplyServerSideEncryptionByDefault").put("SSEAlgorithm", "AES256");
    }
    if (!rule.has("BucketKeyEnabled")) {
      rule.put("BucketKeyEnabled", false);
    }
    if (!rule.has("BlockedEncryptionTypes")) {
      rule.set("BlockedEncryptionTypes", blocked(bucket));
    }
    return given;
  }

  /** Leaving the element out leaves the setting as it is. */
  private static JsonNode blocked(Bucket bucket) {
    return bucket
        .configuration(Configurations.ENCRYPTION)
        .orElseGet(() -> standard(bucket))
        .path("Rules")
        .path(0)
        .path("BlockedEncryptionTypes")
        .deepCopy();
  }

  static ObjectNode standard(Bucket bucket) {
    ObjectNode document = Json.object();
    ObjectNode rule = document.putArray("Rules").addObject();
    rule.putObject("ApplyServerSideEncryptionByDefault").put("SSEAlgorithm", "AES256");
    rule.put("BucketKeyEnabled", false);
    rule.putObject("BlockedEncryptionTypes").putArray("EncryptionType").add("SSE-C");
    return document;
  }
}
