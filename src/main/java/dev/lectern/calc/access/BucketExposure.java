package dev.lectern.calc.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether a bucket is public, through what, and what stops it (S3 User Guide, "Blocking public
 * access to your Amazon S3 storage", "Controlling ownership of objects and disabling ACLs"). Of the
 * account's own block nothing is known here.
 *
 * @param status in AWS's own four words
 * @param policy Allow statements of its policy that are for everybody
 * @param acl grants of its ACL to everybody
 * @param stops settings that are on and close what would be open
 */
public record BucketExposure(
    Status status, List<OpenStatements.Statement> policy, List<Grant> acl, List<Stop> stops) {

  private static final String GROUPS = "http://acs.amazonaws.com/groups/global/";
  private static final Set<String> PUBLIC_GROUPS = Set.of("AllUsers", "AuthenticatedUsers");

  /** As the S3 console names a bucket's access. */
  public enum Status {
    /** Everybody may do something. */
    PUBLIC,
    /** The bucket is not public, but an object's own ACL could make that object so. */
    OBJECTS_CAN_BE_PUBLIC,
    /** The policy is public, and RestrictPublicBuckets lets only this account in. */
    ONLY_THIS_ACCOUNT,
    NOT_PUBLIC
  }

  /** A setting that closes what would be open. */
  public enum Stop {
    IGNORE_PUBLIC_ACLS,
    OWNER_ENFORCED,
    RESTRICT_PUBLIC_BUCKETS
  }

  /**
   * A grant of an ACL to everybody.
   *
   * @param group {@code AllUsers}, or {@code AuthenticatedUsers}: everybody with an AWS account
   * @param permission {@code READ}, {@code WRITE}, {@code READ_ACP}, {@code WRITE_ACP}, {@code
   *     FULL_CONTROL}
   */
  public record Grant(String group, String permission) {}

  /**
   * Works it out.
   *
   * @param policy the policy's document; anything that is no object for none
   * @param acl as GetBucketAcl answers
   * @param block the bucket's PublicAccessBlockConfiguration; anything that is no object for none
   * @param ownership {@code ObjectOwnership}: {@code BucketOwnerEnforced} switches ACLs off; empty
   *     for none
   */
  public static BucketExposure of(JsonNode policy, JsonNode acl, JsonNode block, String ownership) {
    List<OpenStatements.Statement> statements = OpenStatements.of(policy);
    boolean openPolicy = statements.stream().anyMatch(OpenStatements.Statement::open);
    List<Grant> grants = grants(acl);
    List<Stop> stops = new ArrayList<>();
    boolean enforced = ownership.equals("BucketOwnerEnforced");
    boolean ignored = block.path("IgnorePublicAcls").asBoolean(false);
    boolean restricted = block.path("RestrictPublicBuckets").asBoolean(false);
    if (enforced && !grants.isEmpty()) {
      stops.add(Stop.OWNER_ENFORCED);
    }
    if (ignored && !grants.isEmpty()) {
      stops.add(Stop.IGNORE_PUBLIC_ACLS);
    }
    if (restricted && openPolicy) {
      stops.add(Stop.RESTRICT_PUBLIC_BUCKETS);
    }
    boolean throughAcl = !grants.isEmpty() && !enforced && !ignored;
    return new BucketExposure(
        status(throughAcl, openPolicy, restricted, !enforced && !ignored),
        statements,
        grants,
        List.copyOf(stops));
  }

  private static Status status(boolean acl, boolean policy, boolean restricted, boolean aclsCount) {
    if (acl || (policy && !restricted)) {
      return Status.PUBLIC;
    }
    if (policy) {
      return Status.ONLY_THIS_ACCOUNT;
    }
    return aclsCount ? Status.OBJECTS_CAN_BE_PUBLIC : Status.NOT_PUBLIC;
  }

  /**
   * The statement by which everybody may read an object; empty when there is none, or when a block
   * closes it. The object's own ACL is not looked at.
   */
  public Optional<OpenStatements.Statement> opensObject(String bucket, String key) {
    return stops.contains(Stop.RESTRICT_PUBLIC_BUCKETS)
        ? Optional.empty()
        : policy.stream()
            .filter(OpenStatements.Statement::open)
            .filter(one -> one.covers("s3:GetObject", "arn:aws:s3:::" + bucket + "/" + key))
            .findFirst();
  }

  /** The grants of an ACL that are for everybody. */
  public static List<Grant> grants(JsonNode acl) {
    List<Grant> found = new ArrayList<>();
    for (JsonNode grant : acl.path("Grants")) {
      String uri = grant.path("Grantee").path("URI").asString("");
      String group = uri.startsWith(GROUPS) ? uri.substring(GROUPS.length()) : "";
      if (PUBLIC_GROUPS.contains(group)) {
        found.add(new Grant(group, grant.path("Permission").asString("")));
      }
    }
    return List.copyOf(found);
  }
}
