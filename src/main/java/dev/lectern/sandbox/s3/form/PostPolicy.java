package dev.lectern.sandbox.s3.form;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The policy of a form: until when it is good, and what the fields must be (S3 API Reference,
 * "Creating a POST Policy").
 *
 * @param expiration in the client's time
 * @param smallest bytes
 * @param largest bytes
 */
record PostPolicy(Instant expiration, JsonNode conditions, long smallest, long largest) {

  private static final Set<String> FREE =
      Set.of("x-amz-signature", "policy", "awsaccesskeyid", "signature", "file");

  /**
   * Reads the field {@code policy}.
   *
   * @throws ServiceException InvalidPolicyDocument
   */
  static PostPolicy parse(String base64) {
    JsonNode document;
    try {
      byte[] json = Base64.getMimeDecoder().decode(base64);
      document = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JacksonException wrong) {
      throw invalid("Invalid JSON.");
    }
    if (!document.has("expiration")) {
      throw invalid("Policy missing expiration.");
    }
    JsonNode conditions = document.path("conditions");
    if (!conditions.isArray()) {
      throw invalid("Policy missing conditions.");
    }
    Instant expiration =
        Times.parse(document.path("expiration").asString(""))
            .orElseThrow(() -> invalid("Invalid 'expiration' value."));
    long smallest = 0;
    long largest = Long.MAX_VALUE;
    for (JsonNode condition : conditions) {
      String operator = condition.path(0).asString("");
      if (operator.equals("content-length-range")) {
        if (!condition.path(1).isIntegralNumber() || !condition.path(2).isIntegralNumber()) {
          throw invalid("Invalid content-length-range.");
        }
        smallest = Math.max(smallest, condition.path(1).asLong());
        largest = Math.min(largest, condition.path(2).asLong());
      } else if (condition.isArray()
          && (condition.size() != 3 || !Set.of("eq", "starts-with").contains(operator))) {
        throw invalid("Invalid Simple-Condition: " + condition + ".");
      } else if (condition.isObject() && condition.size() != 1) {
        throw invalid(
            "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
      }
    }
    return new PostPolicy(expiration, conditions, smallest, largest);
  }

  private static ServiceException invalid(String why) {
    return new ServiceException(400, "InvalidPolicyDocument", "Invalid Policy: " + why);
  }

  /**
   * Checks the fields against the conditions.
   *
   * @throws ServiceException AccessDenied with AWS's reason
   */
  void check(Map<String, String> fields, String bucket) {
    Set<String> named = new HashSet<>(FREE);
    for (JsonNode condition : conditions) {
      if (condition.isObject()) {
        Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
        String value = only.getValue().asString("");
        require(
            "[\"eq\", \"$" + only.getKey() + "\", \"" + value + "\"]",
            field(only.getKey(), fields, bucket, named).equals(value));
      } else if (!condition.path(0).asString("").equals("content-length-range")) {
        String name = condition.path(1).asString("").replaceFirst("^\\$", "");
        String value = condition.path(2).asString("");
        String given = field(name, fields, bucket, named);
        boolean starts = condition.path(0).asString("").equals("starts-with");
        require(
            condition.toString().replace(",", ", "),
            starts ? startsWith(name, given, value) : given.equals(value));
      }
    }
    for (String name : fields.keySet()) {
      if (!named.contains(name) && !name.startsWith("x-ignore-")) {
        throw denied("Extra input fields: " + name);
      }
    }
  }

  /** A content type may be a list, each of which must fit. */
  private static boolean startsWith(String name, String given, String start) {
    if (!name.equalsIgnoreCase("content-type")) {
      return given.startsWith(start);
    }
    for (String one : given.split(",", -1)) {
      if (!one.strip().startsWith(start)) {
        return false;
      }
    }
    return true;
  }

  private static String field(
      String name, Map<String, String> fields, String bucket, Set<String> named) {
    String lower = name.toLowerCase(Locale.ROOT);
    named.add(lower);
    return lower.equals("bucket") ? bucket : fields.getOrDefault(lower, "");
  }

  private static void require(String condition, boolean holds) {
    if (!holds) {
      throw denied("Policy Condition failed: " + condition);
    }
  }

  static ServiceException denied(String why) {
    return S3Errors.accessDenied("Invalid according to Policy: " + why);
  }
}
