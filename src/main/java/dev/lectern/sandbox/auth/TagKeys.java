package dev.lectern.sandbox.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Condition keys of tags, from lists of {@code Key} and {@code Value}. */
public final class TagKeys {

  private TagKeys() {}

  /** {@code aws:RequestTag/…} and {@code aws:TagKeys} of tags that a request gives. */
  public static void request(Map<String, List<String>> keys, JsonNode tags) {
    List<String> names = new ArrayList<>();
    for (JsonNode tag : tags) {
      names.add(tag.path("Key").asString(""));
      keys.put(
          "aws:RequestTag/" + tag.path("Key").asString(""),
          List.of(tag.path("Value").asString("")));
    }
    if (!names.isEmpty()) {
      keys.put("aws:TagKeys", List.copyOf(names));
    }
  }

  /**
   * Tags that a resource has.
   *
   * @param prefixes for example {@code aws:ResourceTag/} and {@code iam:ResourceTag/}
   */
  public static void resource(Map<String, List<String>> keys, JsonNode tags, String... prefixes) {
    for (JsonNode tag : tags) {
      for (String prefix : prefixes) {
        keys.put(prefix + tag.path("Key").asString(""), List.of(tag.path("Value").asString("")));
      }
    }
  }
}
