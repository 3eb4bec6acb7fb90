package dev.lectern.sandbox.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.acl.Grants;
import dev.lectern.sandbox.s3.acl.Subject;
import dev.lectern.sandbox.s3.acl.WantedAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code CreateBucket}. New buckets have ACLs disabled and all four Block Public Access
 * switches on (User Guide, "Default settings for new S3 buckets FAQ").
 */
record CreateBucket(S3State state) implements Operation {

  private static final String HOME = "us-east-1";
  private static final Set<String> OWNERSHIP =
      Set.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");

  @Override
  public Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    String name = input.path("Bucket").asString("");
    BucketNames.check(name);
    String region = region(call);
    String ownership = input.path("ObjectOwnership").asString("BucketOwnerEnforced");
    if (!OWNERSHIP.contains(ownership)) {
      throw S3Errors.invalidArgument(
          "Invalid x-amz-object-ownership header: " + ownership,
          "x-amz-object-ownership",
          ownership);
    }
    boolean objectLock = input.path("ObjectLockEnabledForBucket").asBoolean(false);
    Map<String, JsonNode> documents = new TreeMap<>();
    documents.put(Configurations.OWNERSHIP, ownership(ownership));
    documents.put(Configurations.PUBLIC_ACCESS_BLOCK, blockAll());
    if (objectLock) {
      documents.put(Configurations.OBJECT_LOCK, Json.object().put("ObjectLockEnabled", "Enabled"));
    }
    JsonNode tags = input.path("CreateBucketConfiguration").path("Tags");
    if (!tags.isEmpty()) {
      documents.put(Configurations.TAGGING, Json.object().set("TagSet", tags));
    }
    Bucket bucket =
        withAcl(
            call,
            new Bucket(
                state.store().nextId(),
                name,
                call.caller().accountId(),
                region,
                call.now(),
                objectLock ? Versioning.ENABLED : Versioning.OFF,
                objectLock,
                documents));
    state
        .store()
        .run(
            tx -> {
              Optional<Bucket> existing = state.buckets().find(tx, name);
              if (existing.isPresent()) {
                refuseUnlessHomeRegion(existing.get(), bucket);
              } else {
                state.buckets().save(tx, bucket);
              }
            });
    return Reply.of(
        Json.object().put("Location", "/" + name).put("BucketArn", "arn:aws:s3:::" + name));
  }

  /** New buckets block public ACLs, so one that is public cannot be asked for here. */
  private static Bucket withAcl(Call call, Bucket bucket) {
    ArrayNode standard = Grants.ofOwner(bucket.owner());
    ArrayNode grants =
        WantedAcl.of(call.input(), Subject.of(bucket, "s3:CreateBucket")).orElse(standard);
    if (grants.equals(standard)) {
      return bucket;
    }
    if (bucket.ownerEnforced()) {
      throw new ServiceException(
          400,
          "InvalidBucketAclWithObjectOwnership",
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    }
    if (Grants.isPublic(grants)) {
      throw new ServiceException(
          400,
          "InvalidBucketAclWithBlockPublicAccessError",
          "Bucket cannot have public ACLs set with BlockPublicAccess enabled");
    }
    return bucket.withConfiguration(Configurations.ACL, Json.object().set("Grants", grants));
  }

  /** Making one's own bucket again is no error in us-east-1, for the sake of old clients. */
  private static void refuseUnlessHomeRegion(Bucket existing, Bucket wanted) {
    if (!existing.owner().equals(wanted.owner())) {
      throw new ServiceException(
              409,
              "BucketAlreadyExists",
              "The requested bucket name is not available. The bucket namespace is shared by all"
                  + " users of the system. Please select a different name and try again.")
          .with("BucketName", existing.name());
    }
    if (!existing.region().equals(HOME) || !wanted.region().equals(HOME)) {
      throw new ServiceException(
              409,
              "BucketAlreadyOwnedByYou",
              "Your previous request to create the named bucket succeeded and you already own it.")
          .with("BucketName", existing.name());
    }
  }

  private static String region(Call call) {
    String constraint =
        call.input().path("CreateBucketConfiguration").path("LocationConstraint").asString("");
    if (constraint.isEmpty()) {
      if (!call.region().equals(HOME)) {
        throw illegal("unspecified");
      }
      return HOME;
    }
    String region = constraint.equals("EU") ? "eu-west-1" : constraint;
    if (region.equals(HOME) || !region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new ServiceException(
              400, "InvalidLocationConstraint", "The specified location-constraint is not valid")
          .with("LocationConstraint", constraint);
    }
    // The endpoint of us-east-1 is the global one; it makes buckets anywhere.
    if (!region.equals(call.region()) && !call.region().equals(HOME)) {
      throw illegal(constraint);
    }
    return region;
  }

  private static ServiceException illegal(String constraint) {
    return new ServiceException(
        400,
        "IllegalLocationConstraintException",
        "The "
            + constraint
            + " location constraint is incompatible for the region specific endpoint this request"
            + " was sent to.");
  }

  private static ObjectNode ownership(String value) {
    ObjectNode node = Json.object();
    node.putArray("Rules").addObject().put("ObjectOwnership", value);
    return node;
  }

  private static ObjectNode blockAll() {
    return Json.object()
        .put("BlockPublicAcls", true)
        .put("IgnorePublicAcls", true)
        .put("BlockPublicPolicy", true)
        .put("RestrictPublicBuckets", true);
  }
}
