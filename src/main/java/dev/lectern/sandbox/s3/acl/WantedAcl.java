package dev.lectern.sandbox.s3.acl;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ACL that a request asks for: canned, in grant headers, or as a document (User Guide, "Access
 * control list (ACL) overview").
 */
public final class WantedAcl {

  private static final int MOST_GRANTS = 100;

  private WantedAcl() {}

  /**
   * The grants asked for; empty when the request does not speak of them.
   *
   * @throws ServiceException InvalidRequest, InvalidArgument, MalformedACLError
   */
  public static Optional<ArrayNode> of(ObjectNode input, Subject subject) {
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
      return Optional.empty();
    }
    if (policy.isObject()) {
      return Optional.of(document(policy, subject));
    }
    return Optional.of(headers ? Grants.headers(input) : Grants.canned(canned, subject));
  }

  /**
   * The grants of a request that has no other purpose, allowed by the bucket.
   *
   * @throws ServiceException AccessControlListNotSupported where ACLs are disabled,
   *     MissingSecurityHeader when there is none, and as {@link #of} and {@link #checkPublic}
   */
  public static ArrayNode require(Call call, Subject subject) {
    if (subject.bucket().ownerEnforced()) {
      throw notSupported();
    }
    ArrayNode grants =
        of(call.input(), subject)
            .orElseThrow(
                () ->
                    new ServiceException(
                            400,
                            "MissingSecurityHeader",
                            "Your request was missing a required header")
                        .with("MissingHeaderName", "x-amz-acl"));
    checkPublic(call, subject, grants);
    return grants;
  }

  /**
   * Refuses public grants where the bucket blocks them.
   *
   * @throws ServiceException AccessDenied
   */
  public static void checkPublic(Call call, Subject subject, ArrayNode grants) {
    boolean blocks =
        subject
            .bucket()
            .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
            .map(block -> block.path("BlockPublicAcls").asBoolean(false))
            .orElse(false);
    if (blocks && Grants.isPublic(grants)) {
      throw S3Errors.accessDenied(
          "User: "
              + call.caller().arn()
              + " is not authorized to perform: "
              + subject.action()
              + " on resource: \""
              + subject.arn()
              + "\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block"
              + " Public Access.");
    }
  }

  private static ArrayNode document(JsonNode policy, Subject subject) {
    String owner = policy.path("Owner").path("ID").asString("");
    if (policy.path("Grants").size() > MOST_GRANTS) {
      throw S3Errors.invalidRequest("An ACL can have up to 100 grants.");
    }
    if (owner.isEmpty() || !(policy.path("Grants") instanceof ArrayNode grants)) {
      throw new ServiceException(
          400,
          "MalformedACLError",
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    if (!owner.equals(S3State.canonicalId(subject.owner()))) {
      throw S3Errors.accessDenied("Access Denied");
    }
    Grants.check(grants);
    return grants;
  }

  /** 400: the bucket's object ownership is BucketOwnerEnforced. */
  public static ServiceException notSupported() {
    return new ServiceException(
        400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
  }
}
