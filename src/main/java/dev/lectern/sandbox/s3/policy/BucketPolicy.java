package dev.lectern.sandbox.s3.policy;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;

/**
 * A bucket policy that was checked as AWS checks it at {@code PutBucketPolicy}.
 *
 * @param document as sent, without white space
 */
record BucketPolicy(JsonNode document, List<Statement> statements) {

  private static final int LONGEST = 20 * 1024;
  private static final Set<String> FIELDS = Set.of("Version", "Id", "Statement");
  private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
  private static final Set<String> STATEMENT_FIELDS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

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
    JsonNode document;
    try {
      document =
          Json.MAPPER
              .readerFor(JsonNode.class)
              .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .readValue(text);
    } catch (JacksonException notJson) {
      throw malformed("This policy contains invalid Json");
    }
    known(document, FIELDS);
    if (document.has("Version") && !VERSIONS.contains(document.path("Version").asString(""))) {
      throw malformed("The policy must contain a valid version string");
    }
    JsonNode list = required(document, "Statement");
    List<Statement> statements = new ArrayList<>();
    for (JsonNode node : list.isArray() ? list.values() : List.of(list)) {
      if (!node.isObject()) {
        throw malformed("This policy contains invalid Json");
      }
      statements.add(statement(node, bucket));
    }
    if (statements.isEmpty()) {
      throw malformed("Could not parse the policy: Statement is empty!");
    }
    return new BucketPolicy(document, List.copyOf(statements));
  }

  private static Statement statement(JsonNode node, String bucket) {
    known(node, STATEMENT_FIELDS);
    String effect = required(node, "Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed("Invalid effect: " + effect);
    }
    List<String> actions = strings(either(node, "Action"), "Policy has invalid action");
    List<String> resources = strings(either(node, "Resource"), "Policy has invalid resource");
    checkResources(resources, bucket);
    for (String action : actions) {
      boolean ofObjects = S3Actions.ofObjects(action);
      boolean ofBuckets = S3Actions.ofBuckets(action);
      if (!ofObjects && !ofBuckets) {
        throw malformed("Policy has invalid action");
      }
      boolean plain = node.has("Action") && node.has("Resource");
      if (plain && !applies(resources, ofObjects, ofBuckets)) {
        throw malformed("Action does not apply to any resource(s) in statement");
      }
    }
    return new Statement(
        effect.equals("Allow"),
        node.has("NotPrincipal"),
        Principals.read(either(node, "Principal")),
        actions,
        resources,
        conditions(node.path("Condition")));
  }

  /** Resources are this bucket, its objects, or both by a wildcard behind its name. */
  private static void checkResources(List<String> resources, String bucket) {
    String arn = Pattern.quote("arn:aws:s3:::" + bucket);
    if (!resources.stream().allMatch(resource -> resource.matches("(?s)" + arn + "([/*].*)?"))) {
      throw malformed("Policy has invalid resource");
    }
  }

  private static boolean applies(List<String> resources, boolean ofObjects, boolean ofBuckets) {
    return resources.stream()
        .anyMatch(
            resource ->
                ofObjects && (resource.contains("/") || resource.contains("*"))
                    || ofBuckets && !resource.contains("/"));
  }

  private static Map<String, Map<String, List<String>>> conditions(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw malformed("This policy contains invalid Json");
    }
    Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      if (!Conditions.knowsOperator(operator.getKey())) {
        throw malformed("Invalid Condition type : " + operator.getKey());
      }
      Map<String, List<String>> keys = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (!Conditions.knowsKey(key.getKey())) {
          throw malformed("Policy has an invalid condition key");
        }
        keys.put(key.getKey(), strings(key.getValue(), "This policy contains invalid Json"));
      }
      conditions.put(operator.getKey(), keys);
    }
    return conditions;
  }

  private static void known(JsonNode node, Set<String> fields) {
    for (String name : node.propertyNames()) {
      if (!fields.contains(name)) {
        throw malformed("Unknown field " + name);
      }
    }
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw malformed("Missing required field " + field);
    }
    return value;
  }

  /** A field or its opposite with {@code Not} before it; one must be there. */
  private static JsonNode either(JsonNode node, String field) {
    if (node.has(field) && node.has("Not" + field)) {
      throw malformed("Statement contains both " + field + " and Not" + field);
    }
    return node.has("Not" + field) ? node.path("Not" + field) : required(node, field);
  }

  /** A value or a list of them; numbers and booleans count as their text. */
  static List<String> strings(JsonNode node, String message) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : node.isArray() ? node.values() : List.of(node)) {
      if (!value.isValueNode() || value.isNull()) {
        throw malformed(message);
      }
      values.add(value.asString());
    }
    if (values.isEmpty()) {
      throw malformed(message);
    }
    return List.copyOf(values);
  }

  static ServiceException malformed(String message) {
    return new ServiceException(400, "MalformedPolicy", message);
  }
}
