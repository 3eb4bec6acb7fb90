package dev.lectern.sandbox.lambda.access;

import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Condition keys of requests to Lambda ("Actions, resources, and condition keys for AWS Lambda",
 * "Fine-tuning the Resources and Conditions sections of policies").
 */
record LambdaKeys(LambdaState state) {

  private static final String URL_AUTH = "lambda:FunctionUrlAuthType";

  /** Of a request on a function. */
  Map<String, List<String>> of(Ask ask, FunctionRef ref) {
    Map<String, List<String>> keys = request(ask);
    state
        .functions()
        .functions()
        .get(ref.key())
        .ifPresent(function -> tags(keys, "aws:ResourceTag/", function.path("tags")));
    Optional<ObjectNode> statement = statement(ask, ref);
    one(keys, "lambda:Principal", ask.text("Principal"));
    statement.ifPresent(kept -> one(keys, "lambda:Principal", principal(kept)));
    if (ask.input().path("Layers").isArray()) {
      keys.put(
          "lambda:Layer",
          ask.input().path("Layers").valueStream().map(JsonNode::asString).toList());
    }
    if (ask.operation().endsWith("FunctionUrlConfig")) {
      state
          .urls()
          .get(ref.key(ref.qualifier()))
          .ifPresent(url -> one(keys, URL_AUTH, url.path("AuthType").asString("")));
      one(keys, URL_AUTH, ask.text("AuthType"));
    }
    one(keys, URL_AUTH, ask.text("FunctionUrlAuthType"));
    return keys;
  }

  /** Of a request on an event source mapping, or on all of them. */
  Map<String, List<String>> mapping(Ask ask) {
    Map<String, List<String>> keys = request(ask);
    String id = ask.text("UUID");
    if (!id.isEmpty()) {
      state
          .mappings()
          .get(List.of(ask.caller().accountId(), ask.region(), id))
          .ifPresent(
              kept ->
                  one(
                      keys,
                      "lambda:FunctionArn",
                      kept.path("shown").path("FunctionArn").asString("")));
    }
    if (!ask.text("FunctionName").isEmpty()) {
      one(
          keys,
          "lambda:FunctionArn",
          FunctionRef.of(ask.text("FunctionName"), "", ask.caller().accountId(), ask.region())
              .arn());
    }
    return keys;
  }

  /** Of what the request itself says. */
  Map<String, List<String>> request(Ask ask) {
    Map<String, List<String>> keys = new HashMap<>();
    JsonNode tags = ask.input().path("Tags");
    tags(keys, "aws:RequestTag/", tags);
    if (!tags.isEmpty()) {
      keys.put("aws:TagKeys", List.copyOf(tags.propertyNames()));
    }
    if (ask.input().path("TagKeys").isArray()) {
      keys.put(
          "aws:TagKeys",
          ask.input().path("TagKeys").valueStream().map(JsonNode::asString).toList());
    }
    return keys;
  }

  private static void tags(Map<String, List<String>> keys, String prefix, JsonNode tags) {
    tags.properties()
        .forEach(tag -> keys.put(prefix + tag.getKey(), List.of(tag.getValue().asString(""))));
  }

  /** The statement that RemovePermission takes away. */
  private Optional<ObjectNode> statement(Ask ask, FunctionRef ref) {
    return ask.operation().equals("RemovePermission")
        ? state
            .policies()
            .get(ref.key(ref.qualifier()))
            .flatMap(
                policy ->
                    policy
                        .path("Statement")
                        .valueStream()
                        .filter(one -> one.path("Sid").asString("").equals(ask.text("StatementId")))
                        .findFirst())
            .map(ObjectNode.class::cast)
        : Optional.empty();
  }

  /** As AddPermission's parameter names it. */
  private static String principal(ObjectNode statement) {
    JsonNode principal = statement.path("Principal");
    return principal.isObject()
        ? principal.valueStream().findFirst().map(one -> one.asString("")).orElse("")
        : principal.asString("");
  }

  private static void one(Map<String, List<String>> keys, String key, String value) {
    if (!value.isEmpty()) {
      keys.put(key, List.of(value));
    }
  }
}
