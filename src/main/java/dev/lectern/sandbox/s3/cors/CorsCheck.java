package dev.lectern.sandbox.s3.cors;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code PutBucketCors}; limits: User Guide, "Elements of a CORS configuration". */
public final class CorsCheck {

  private static final int MOST_RULES = 100;
  private static final int LONGEST_ID = 255;
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

  private CorsCheck() {}

  /**
   * Checks the rules.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidRequest, MalformedXML
   */
  public static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode rules = given.path("CORSRules");
    if (rules.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    if (rules.size() > MOST_RULES) {
      throw S3Errors.invalidRequest(
          "The number of CORS rules should not exceed allowed limit of 100 rules.");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : rules) {
      String id = rule.path("ID").asString("");
      if (id.length() > LONGEST_ID) {
        throw S3Errors.invalidRequest("CORS rule ID should not exceed 255 characters.");
      }
      if (!id.isEmpty() && !ids.add(id)) {
        throw S3Errors.invalidRequest("CORS rule IDs must be unique: " + id);
      }
      checkRule(rule);
    }
    return given;
  }

  private static void checkRule(JsonNode rule) {
    if (rule.path("AllowedMethods").isEmpty() || rule.path("AllowedOrigins").isEmpty()) {
      throw S3Errors.malformedXml();
    }
    for (JsonNode method : rule.path("AllowedMethods")) {
      if (!METHODS.contains(method.asString())) {
        throw S3Errors.invalidRequest(
            "Found unsupported HTTP method in CORS config. Unsupported method is "
                + method.asString());
      }
    }
    atMostOneWildcard("AllowedOrigin", rule.path("AllowedOrigins"));
    atMostOneWildcard("AllowedHeader", rule.path("AllowedHeaders"));
    for (JsonNode header : rule.path("ExposeHeaders")) {
      if (header.asString().contains("*")) {
        throw S3Errors.invalidRequest(
            "ExposeHeader \""
                + header.asString()
                + "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
      }
    }
    if (rule.path("MaxAgeSeconds").asLong(0) < 0) {
      throw S3Errors.malformedXml();
    }
  }

  private static void atMostOneWildcard(String element, JsonNode values) {
    for (JsonNode value : values) {
      String text = value.asString();
      if (text.indexOf('*') != text.lastIndexOf('*')) {
        throw S3Errors.invalidRequest(
            element + " \"" + text + "\" can not have more than one wildcard.");
      }
    }
  }
}
