package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Canned ACLs of objects (User Guide, "Access control list (ACL) overview"). */
public final class ObjectAcl {

  /** The attribute that holds the canned ACL's name; absent when it is {@code private}. */
  public static final String ATTRIBUTE = "ACL";

  private static final Set<String> CANNED =
      Set.of(
          "private",
          "public-read",
          "public-read-write",
          "authenticated-read",
          "aws-exec-read",
          "bucket-owner-read",
          "bucket-owner-full-control");
  private static final Set<String> PUBLIC =
      Set.of("public-read", "public-read-write", "authenticated-read");
  private static final Set<String> GRANTS =
      Set.of("GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP");

  private ObjectAcl() {}

  /**
   * The attribute of an object that a call writes.
   *
   * @throws ServiceException AccessControlListNotSupported when the bucket has ACLs disabled,
   *     AccessDenied when public ACLs are blocked
   */
  public static Map<String, String> attributes(Call call, Bucket bucket) {
    ObjectNode input = call.input();
    String acl = input.path("ACL").asString("");
    boolean grants = GRANTS.stream().anyMatch(input::has);
    if (bucket.ownerEnforced()) {
      if (grants || !acl.isEmpty() && !acl.equals("bucket-owner-full-control")) {
        throw notSupported();
      }
      return Map.of();
    }
    if (grants) {
      throw S3Errors.notImplemented(
          "Grant headers of objects are not in the sandbox; use a canned ACL (x-amz-acl).");
    }
    return acl.isEmpty() || acl.equals("private")
        ? Map.of()
        : Map.of(ATTRIBUTE, check(acl, bucket));
  }

  /** 400: the bucket's object ownership is BucketOwnerEnforced. */
  public static ServiceException notSupported() {
    return new ServiceException(
        400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
  }

  /** Refuses an unknown canned ACL, and a public one where these are blocked. */
  public static String check(String acl, Bucket bucket) {
    if (!CANNED.contains(acl)) {
      throw S3Errors.invalidArgument("", "x-amz-acl", acl);
    }
    boolean blocked =
        bucket
            .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
            .map(block -> block.path("BlockPublicAcls").asBoolean(false))
            .orElse(false);
    if (blocked && PUBLIC.contains(acl)) {
      throw S3Errors.accessDenied("Access Denied");
    }
    return acl;
  }
}
