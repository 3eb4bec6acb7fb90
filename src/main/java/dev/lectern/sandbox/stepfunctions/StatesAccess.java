package dev.lectern.sandbox.stepfunctions;

import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.PassRole;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Step Functions' operations act on, with their condition keys ("Actions, resources, and
 * condition keys for AWS Step Functions").
 */
record StatesAccess(StatesState state) {

  private static final String SERVICE = "states.amazonaws.com";

  List<Access> accesses(Ask ask) {
    if (ask.caller().anonymous()) {
      return List.of(Access.own(ask.action(), ask.resource(), Map::of));
    }
    String resource = resource(ask);
    List<Access> all = new ArrayList<>();
    all.add(Access.own(ask.action(), resource, () -> keys(ask, resource)));
    String role = ask.text("roleArn");
    if (!role.isEmpty()) {
      all.add(PassRole.to(role, SERVICE));
    }
    return all;
  }

  private static String resource(Ask ask) {
    String prefix = "arn:aws:states:" + ask.region() + ":" + ask.caller().accountId() + ":";
    return switch (ask.operation()) {
      case "CreateStateMachine" -> prefix + "stateMachine:" + ask.text("name");
      case "CreateActivity" -> prefix + "activity:" + ask.text("name");
      case "CreateStateMachineAlias" ->
          withoutEnd(
              ask.input()
                  .path("routingConfiguration")
                  .path(0)
                  .path("stateMachineVersionArn")
                  .asString("*"));
      case "ListExecutions" ->
          ask.text("mapRunArn").isEmpty() ? ask.text("stateMachineArn") : ask.text("mapRunArn");
      default -> ask.resource();
    };
  }

  private static String withoutEnd(String versionArn) {
    return versionArn.replaceFirst(":\\d+$", "");
  }

  private Map<String, List<String>> keys(Ask ask, String resource) {
    Map<String, List<String>> keys = new HashMap<>();
    Map<String, String> tags = new HashMap<>();
    for (JsonNode tag : ask.input().path("tags")) {
      tags.put(tag.path("key").asString(""), tag.path("value").asString(""));
    }
    tags.forEach((key, value) -> keys.put("aws:RequestTag/" + key, List.of(value)));
    if (!tags.isEmpty()) {
      keys.put("aws:TagKeys", List.copyOf(tags.keySet()));
    }
    if (ask.input().has("tagKeys")) {
      keys.put(
          "aws:TagKeys",
          ask.input().path("tagKeys").valueStream().map(JsonNode::asString).toList());
    }
    String[] parts = resource.split(":");
    if (parts.length > 6 && (parts[5].equals("stateMachine") || parts[5].equals("activity"))) {
      Documents kept = parts[5].equals("activity") ? state.activities() : state.machines();
      kept.get(List.of(parts[4], parts[3], parts[6]))
          .ifPresent(
              found ->
                  found
                      .path("tags")
                      .properties()
                      .forEach(
                          tag ->
                              keys.put(
                                  "aws:ResourceTag/" + tag.getKey(),
                                  List.of(tag.getValue().asString()))));
    }
    return keys;
  }
}
