package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code PutBucketOwnershipControls}. ACLs can be disabled only while the bucket's own ACL
 * grants nothing to others (User Guide, "Setting Object Ownership on an existing bucket").
 */
final class Ownership {

  private Ownership() {}

  static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode rules = given.path("Rules");
    if (rules.size() != 1) {
      throw S3Errors.malformedXml();
    }
    boolean disables =
        rules.path(0).path("ObjectOwnership").asString("").equals("BucketOwnerEnforced");
    if (disables && bucket.configuration(Configurations.ACL).isPresent()) {
      throw new ServiceException(
          400,
          "InvalidBucketAclWithObjectOwnership",
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    }
    return given;
  }
}
