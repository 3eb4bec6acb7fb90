package dev.lectern.lab.example;

import dev.lectern.json.Json;
import dev.lectern.lab.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a piece of work changed, as checks: whatever can be said of the state after it in one
 * condition, holds there, and did not hold before. What is another each time, such as dates and
 * ids, is left out.
 */
public final class Differences {

  /** Members by which the elements of a list are told apart, best first. */
  private static final List<String> NAMES =
      List.of(
          "Key",
          "Name",
          "AttributeName",
          "IndexName",
          "PolicyName",
          "UserName",
          "GroupName",
          "RoleName",
          "ID",
          "Id",
          "Sid",
          "Version");

  /** What AWS draws, counts or stamps itself. */
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?i).*(date|time|modified|stamp|etag|arn|token|marker|label|sequence|owner|revision|"
              + "sha256|requestid|versionid|uuid|hash|lastused)$|(?i)(user|role|policy|group|table|"
              + "instanceprofile|access\\w*|upload)id|(?i)(path|ids)|CodeSize|TableSizeBytes");

  private static final Pattern DRAWN_VALUE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT.*|[0-9a-f]{8}-[0-9a-f]{4}-.*|[0-9a-fA-F]{24,}|.*[\\r\\n].*");

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_-]*");
  private static final int LONGEST_VALUE = 120;
  private static final int MOST_OF_A_LIST = 30;

  private final JsonNode before;
  private final JsonNode after;
  private final Set<String> found = new LinkedHashSet<>();

  private Differences(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** All differences, in the order of the looks. A look that is only in the second was empty. */
  public static List<Difference> between(List<Look> before, List<Look> after) {
    List<Difference> all = new ArrayList<>();
    for (Look now : after) {
      JsonNode then =
          before.stream()
              .filter(now::sameAs)
              .findFirst()
              .map(Look::answer)
              .orElseGet(() -> Json.object().put("$status", 404));
      Differences one = new Differences(then, now.answer());
      one.members("", now.answer());
      one.found.forEach(expect -> all.add(new Difference(now.call(), now.with(), expect)));
    }
    return List.copyOf(all);
  }

  private void members(String path, JsonNode object) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      boolean told = !name.startsWith("$") || (name.equals("$status") && path.isEmpty());
      if (told && PLAIN_NAME.matcher(name).matches() && !DRAWN.matcher(name).matches()) {
        value(path.isEmpty() ? name : path + "." + name, member.getValue());
      }
    }
  }

  private void value(String path, JsonNode value) {
    if (value.isObject()) {
      members(path, value);
    } else if (value.isArray()) {
      list(path, value);
    } else if (!value.isNull()) {
      equal(path, value.asString());
    }
  }

  private void list(String path, JsonNode list) {
    offer(path + "[*] count== " + list.size());
    String named = nameOf(list);
    int shown = 0;
    for (JsonNode element : list) {
      if (shown++ == MOST_OF_A_LIST) {
        return;
      }
      if (!element.isObject()) {
        value(path + "[*]", element);
      } else if (named == null) {
        members(path + "[*]", element);
      } else {
        String id = element.path(named).asString("");
        String one = path + "[?" + named + " == '" + id + "']";
        if (!id.contains("'") && !DRAWN_VALUE.matcher(id).matches()) {
          offer(one + "." + named + " count>= 1");
          members(one, element);
        }
      }
    }
  }

  private static @Nullable String nameOf(JsonNode list) {
    return NAMES.stream()
        .filter(
            name ->
                !list.isEmpty()
                    && StreamSupport.stream(list.spliterator(), false)
                        .allMatch(element -> element.path(name).isString()))
        .findFirst()
        .orElse(null);
  }

  private void equal(String path, String value) {
    boolean short_ = !value.isBlank() && value.length() <= LONGEST_VALUE;
    if (short_ && !value.contains("${") && !DRAWN_VALUE.matcher(value).matches()) {
      boolean quoted =
          value.startsWith("'") || value.startsWith("`") || !value.equals(value.trim());
      offer(path + " == " + (quoted ? "'" + value + "'" : value));
    }
  }

  private void offer(String expect) {
    try {
      Condition condition = Condition.parse(expect);
      if (condition.test(after).passed() && !condition.test(before).passed()) {
        found.add(expect);
      }
    } catch (IllegalArgumentException unsayable) {
      // a value with brackets or operators in it cannot be said in one condition
      found.remove(expect);
    }
  }

  @Override
  public String toString() {
    return found.stream().collect(Collectors.joining(", "));
  }
}
