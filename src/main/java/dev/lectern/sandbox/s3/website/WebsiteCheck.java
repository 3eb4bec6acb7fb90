package dev.lectern.sandbox.s3.website;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code PutBucketWebsite}. */
public final class WebsiteCheck {

  private static final int MOST_RULES = 50;

  private WebsiteCheck() {}

  /**
   * Checks the configuration.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument, InvalidRequest, MalformedXML
   */
  public static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    if (given.has("RedirectAllRequestsTo")) {
      if (given.size() > 1) {
        throw S3Errors.invalidArgument(
            "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
            "RedirectAllRequestsTo",
            "not null");
      }
      return given;
    }
    if (!given.has("IndexDocument")) {
      throw S3Errors.invalidArgument(
          "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
          "IndexDocument",
          "null");
    }
    String suffix = given.path("IndexDocument").path("Suffix").asString("");
    if (suffix.isEmpty() || suffix.contains("/")) {
      throw S3Errors.invalidArgument(
          "The IndexDocument Suffix is not well formed", "IndexDocument", suffix);
    }
    if (given.has("ErrorDocument")
        && given.path("ErrorDocument").path("Key").asString("").isEmpty()) {
      throw S3Errors.malformedXml();
    }
    JsonNode rules = given.path("RoutingRules");
    if (given.has("RoutingRules") && rules.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    if (rules.size() > MOST_RULES) {
      throw S3Errors.invalidRequest(
          "The number of routing rules must not exceed " + MOST_RULES + ".");
    }
    rules.forEach(WebsiteCheck::checkRule);
    return given;
  }

  private static void checkRule(JsonNode rule) {
    JsonNode redirect = rule.path("Redirect");
    if (redirect.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    if (redirect.has("ReplaceKeyPrefixWith") && redirect.has("ReplaceKeyWith")) {
      throw S3Errors.invalidRequest(
          "You can only define ReplaceKeyPrefix or ReplaceKey but not both.");
    }
    String code = redirect.path("HttpRedirectCode").asString("301");
    if (!code.matches("30[1-8]")) {
      throw S3Errors.invalidRequest(
          "The provided HTTP redirect code ("
              + code
              + ") is not valid. Valid codes are 3XX except 300.");
    }
    if (!rule.has("Condition")) {
      return;
    }
    JsonNode condition = rule.path("Condition");
    if (condition.isEmpty()) {
      throw S3Errors.invalidRequest(
          "Condition cannot be empty. To redirect all requests without a condition, the condition"
              + " element shouldn't be present.");
    }
    String error = condition.path("HttpErrorCodeReturnedEquals").asString("404");
    if (!error.matches("[45]\\d\\d")) {
      throw S3Errors.invalidRequest(
          "The provided HTTP error code (" + error + ") is not valid. Valid codes are 4XX or 5XX.");
    }
  }
}
