package dev.lectern.lab;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts values where a text or a JSON value names them as <code>${name}</code>. */
public final class Template {

  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)}");

  /** Values by name. */
  @FunctionalInterface
  public interface Values {
    /** The value of that name; empty when it has none now. */
    Optional<JsonNode> get(String name);
  }

  /** A name stands for nothing now: what it is taken from is not there. */
  public static final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    Missing(String name) {
      super("${" + name + "} has no value now", null, false, false);
      this.name = name;
    }

    /** The name without its braces. */
    public String name() {
      return name;
    }
  }

  private Template() {}

  /**
   * The text with every name replaced.
   *
   * @throws Missing when a name has no value
   */
  public static String text(String template, Values values) {
    return fill(template, name -> values.get(name).orElseThrow(() -> new Missing(name)));
  }

  /** The text with every name replaced; a name without value reads as a dash. */
  public static String sentence(String template, Values values) {
    return fill(
        template,
        name -> values.get(name).orElseGet(() -> JsonNodeFactory.instance.stringNode("–")));
  }

  /** The same with values that are texts. */
  public static String sentence(String template, Map<String, String> values) {
    return sentence(
        template,
        name -> Optional.ofNullable(values.get(name)).map(JsonNodeFactory.instance::stringNode));
  }

  /**
   * A copy with every name in every text and every key replaced. A text that is one name and
   * nothing else becomes the value itself, so that lists and numbers stay what they are.
   *
   * @throws Missing when a name has no value
   */
  public static JsonNode node(JsonNode template, Values values) {
    if (template.isString()) {
      String text = template.asString();
      Matcher whole = NAME.matcher(text);
      if (whole.matches()) {
        String name = whole.group(1);
        return values.get(name).orElseThrow(() -> new Missing(name));
      }
      return JsonNodeFactory.instance.stringNode(text(text, values));
    }
    if (template.isArray()) {
      ArrayNode array = Json.array();
      template.forEach(element -> array.add(node(element, values)));
      return array;
    }
    if (template.isObject()) {
      ObjectNode object = Json.object();
      template
          .properties()
          .forEach(e -> object.set(text(e.getKey(), values), node(e.getValue(), values)));
      return object;
    }
    return template;
  }

  /** Every name that a text, or any text or key inside a JSON value, uses. */
  public static List<String> names(JsonNode template) {
    List<String> names = new ArrayList<>();
    if (template.isString()) {
      Matcher matcher = NAME.matcher(template.asString());
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    template.propertyNames().forEach(key -> names.addAll(names(key)));
    template.forEach(child -> names.addAll(names(child)));
    return names;
  }

  /** Every name that a text uses. */
  public static List<String> names(String template) {
    return names(JsonNodeFactory.instance.stringNode(template));
  }

  private static String fill(String template, java.util.function.Function<String, JsonNode> value) {
    Matcher matcher = NAME.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      JsonNode node = value.apply(matcher.group(1));
      String filled = node.isValueNode() ? node.asString() : node.toString();
      matcher.appendReplacement(text, Matcher.quoteReplacement(filled));
    }
    return matcher.appendTail(text).toString();
  }
}
