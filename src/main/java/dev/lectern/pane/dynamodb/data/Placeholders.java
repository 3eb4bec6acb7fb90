package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ReservedWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and values in expressions. A name gets a placeholder where it must have one: because it is
 * reserved, or has characters that a name in an expression cannot have ("Expression attribute
 * names"). For one request.
 */
public final class Placeholders {

  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|(\\[\\d+\\])");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private final List<String> reserved = new ArrayList<>();

  /** A path as it stands in an expression: {@code #status.code[0]}. */
  public String path(String path) {
    StringBuilder text = new StringBuilder();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1) == null) {
        text.append(step.group(2));
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name(step.group(1)));
      }
    }
    return text.toString();
  }

  /** One name as it stands in an expression, whatever characters it has. */
  public String name(String name) {
    boolean word = ReservedWords.contains(name);
    if (!word && PLAIN.matcher(name).matches()) {
      return name;
    }
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        return known.getKey();
      }
    }
    if (word) {
      reserved.add(name);
    }
    String alias = free("#" + plain(name), names);
    names.put(alias, name);
    return alias;
  }

  /** The placeholder of a value that is compared with or set to an attribute. */
  public String value(String attribute, AttributeValue value) {
    String name = free(":" + plain(attribute), values);
    values.put(name, value);
    return name;
  }

  /** Takes placeholders that somebody wrote by hand. */
  public void given(Map<String, String> more, Map<String, AttributeValue> moreValues) {
    names.putAll(more);
    values.putAll(moreValues);
  }

  private static String plain(String name) {
    String letters = name.replaceAll("[^a-zA-Z0-9]", "");
    return letters.isEmpty() ? "a" : letters;
  }

  private static String free(String wanted, Map<String, ?> taken) {
    String name = wanted;
    for (int i = 2; taken.containsKey(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** What stands for the placeholders with #. */
  public Map<String, String> names() {
    return names;
  }

  /** What stands for the placeholders with a colon. */
  public Map<String, AttributeValue> values() {
    return values;
  }

  /** The names that are aliased because they are reserved, in the order of their use. */
  public List<String> reserved() {
    return List.copyOf(reserved);
  }
}
