package dev.lectern.sandbox.s3.policy;

import dev.lectern.sandbox.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the principals of a statement (IAM User Guide, "AWS JSON policy elements: Principal"). AWS
 * also checks that users and roles exist; the sandbox does not have them.
 */
final class Principals {

  private static final Pattern AWS =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:"
              + "(root|user/.+|role/.+|assumed-role/.+/.+|federated-user/.+)"
              + "|arn:aws[a-z-]*:iam::cloudfront:user/.+|A[A-Z0-9]{15,}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");
  private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

  private Principals() {}

  static Map<String, List<String>> read(JsonNode node) {
    if (node.isString()) {
      if (!node.asString().equals("*")) {
        throw invalid("\"" + node.asString() + "\"");
      }
      return Map.of("AWS", List.of("*"));
    }
    Map<String, List<String>> principals = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> kind : node.properties()) {
      List<String> values = BucketPolicy.strings(kind.getValue(), "Invalid principal in policy");
      for (String value : values) {
        if (!valid(kind.getKey(), value)) {
          throw invalid("\"" + kind.getKey() + "\" : \"" + value + "\"");
        }
      }
      principals.put(kind.getKey(), values);
    }
    if (principals.isEmpty()) {
      throw invalid(node.toString());
    }
    return principals;
  }

  private static boolean valid(String kind, String value) {
    return switch (kind) {
      case "AWS" -> AWS.matcher(value).matches();
      case "Service" -> SERVICE.matcher(value).matches();
      case "CanonicalUser" -> CANONICAL.matcher(value).matches();
      case "Federated" -> !value.isEmpty();
      default -> false;
    };
  }

  private static ServiceException invalid(String detail) {
    return BucketPolicy.malformed("Invalid principal in policy").with("Detail", detail);
  }
}
