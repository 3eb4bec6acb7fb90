package dev.lectern.sandbox.s3.policy;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * A bucket policy that was checked as AWS checks it at {@code PutBucketPolicy}.
 *
 * @param document as sent, without white space
 */
record BucketPolicy(JsonNode document, Policy policy) {

  private static final int LONGEST = 20 * 1024;

  /**
   * Reads and checks a policy.
   *
   * @throws ServiceException MalformedPolicy with AWS's reason
   */
  static BucketPolicy parse(String text, String bucket) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw malformed("Policy exceeds the maximum allowed document size.");
    }
    if (!text.startsWith("{")) {
      throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }
    try {
      Policy policy = new BucketRules(bucket).read(text);
      return new BucketPolicy(Json.MAPPER.readTree(text), policy);
    } catch (PolicyFault fault) {
      throw words(fault);
    }
  }

  private static ServiceException words(PolicyFault fault) {
    return switch (fault.kind()) {
      case RULE -> malformed(fault.detail());
      case UNKNOWN_FIELD -> malformed("Unknown field " + fault.detail());
      case MISSING_FIELD -> malformed("Missing required field " + fault.detail());
      case BOTH_FIELDS ->
          malformed("Statement contains both " + fault.detail() + " and Not" + fault.detail());
      case BAD_VERSION -> malformed("The policy must contain a valid version string");
      case NO_STATEMENT -> malformed("Could not parse the policy: Statement is empty!");
      case BAD_EFFECT -> malformed("Invalid effect: " + fault.detail());
      case BAD_OPERATOR -> malformed("Invalid Condition type : " + fault.detail());
      case BAD_PRINCIPAL -> malformed("Invalid principal in policy").with("Detail", fault.detail());
      case BAD_VALUE ->
          switch (fault.detail()) {
            case "Action" -> malformed("Policy has invalid action");
            case "Resource" -> malformed("Policy has invalid resource");
            default -> malformed("This policy contains invalid Json");
          };
      case NOT_JSON, NOT_AN_OBJECT, NOT_A_STATEMENT ->
          malformed("This policy contains invalid Json");
    };
  }

  private static ServiceException malformed(String message) {
    return new ServiceException(400, "MalformedPolicy", message);
  }
}
