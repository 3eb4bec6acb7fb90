package dev.lectern.sandbox.s3.access;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.auth.ResourcePolicy.Grant;
import dev.lectern.sandbox.s3.acl.Grants;
import dev.lectern.sandbox.s3.content.ObjectAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Which grants of ACLs cover a request (User Guide, "Access control list (ACL) overview", Mapping
 * of ACL permissions and access policy permissions). Only the owner's WRITE deletes versions.
 */
final class AclGrants {

  private static final Map<String, Set<String>> BUCKET =
      Map.of(
          "READ", Set.of("s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"),
          "WRITE", Set.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"),
          "READ_ACP", Set.of("s3:GetBucketAcl"),
          "WRITE_ACP", Set.of("s3:PutBucketAcl"));

  private static final Map<String, Set<String>> OBJECT =
      Map.of(
          "READ", Set.of("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTorrent"),
          "READ_ACP", Set.of("s3:GetObjectAcl", "s3:GetObjectVersionAcl"),
          "WRITE_ACP", Set.of("s3:PutObjectAcl", "s3:PutObjectVersionAcl"));

  private AclGrants() {}

  /**
   * The grants that cover an action.
   *
   * @param version the object that is acted on, null when it is the bucket or there is none
   */
  static List<Grant> covering(
      Caller caller, String action, Bucket bucket, @Nullable ObjectVersion version) {
    if (bucket.ownerEnforced()) {
      return List.of();
    }
    List<Grant> covering = new ArrayList<>();
    JsonNode ofBucket =
        bucket
            .configuration(Configurations.ACL)
            .<JsonNode>map(acl -> acl.path("Grants"))
            .orElseGet(() -> Grants.ofOwner(bucket.owner()));
    add(covering, caller, action, bucket, ofBucket, BUCKET);
    if (version != null) {
      add(covering, caller, action, bucket, ObjectAcl.grants(bucket, version), OBJECT);
    }
    return covering;
  }

  private static void add(
      List<Grant> covering,
      Caller caller,
      String action,
      Bucket bucket,
      JsonNode grants,
      Map<String, Set<String>> permissions) {
    boolean ignorePublic =
        bucket
            .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
            .map(block -> block.path("IgnorePublicAcls").asBoolean(false))
            .orElse(false);
    for (JsonNode grant : grants) {
      String permission = grant.path("Permission").asString("");
      boolean covers =
          permission.equals("FULL_CONTROL")
              ? permissions.values().stream().anyMatch(actions -> actions.contains(action))
              : permissions.getOrDefault(permission, Set.of()).contains(action);
      JsonNode grantee = grant.path("Grantee");
      if (!covers || (action.equals("s3:DeleteObjectVersion") && !ofOwner(grantee, bucket))) {
        continue;
      }
      if (Grants.isPublic(list(grant))) {
        boolean signedOnly = grantee.path("URI").asString("").endsWith("AuthenticatedUsers");
        if (!ignorePublic && !(signedOnly && caller.anonymous())) {
          covering.add(new Grant(grantee.path("URI").asString(), permission, true));
        }
      } else if (!caller.anonymous()
          && grantee.path("ID").asString("").equals(S3State.canonicalId(caller.accountId()))) {
        covering.add(new Grant("account " + caller.accountId(), permission, false));
      }
    }
  }

  private static boolean ofOwner(JsonNode grantee, Bucket bucket) {
    return grantee.path("ID").asString("").equals(S3State.canonicalId(bucket.owner()));
  }

  private static ArrayNode list(JsonNode grant) {
    return Json.array().add(grant);
  }
}
