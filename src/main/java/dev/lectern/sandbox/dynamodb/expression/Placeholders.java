package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code #names} and {@code :values} stand for in the expressions of one request. Remembers
 * which were used. For one thread.
 */
public final class Placeholders {

  private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
  private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");

  private final @Nullable Map<String, String> names;
  private final @Nullable Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();

  /**
   * Of a request.
   *
   * @param names ExpressionAttributeNames, null when the request has none
   * @param values ExpressionAttributeValues, null when the request has none
   * @throws ExpressionException when they are empty or badly named
   */
  public Placeholders(
      @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
    check("ExpressionAttributeNames", names, NAME);
    check("ExpressionAttributeValues", values, VALUE);
    this.names = names;
    this.values = values;
  }

  private static void check(String what, @Nullable Map<String, ?> given, Pattern form) {
    if (given == null) {
      return;
    }
    if (given.isEmpty()) {
      throw new ExpressionException(what + " must not be empty");
    }
    for (String key : given.keySet()) {
      if (!form.matcher(key).matches()) {
        throw new ExpressionException(
            what + " contains invalid key: Syntax error; key: \"" + key + "\"");
      }
    }
  }

  String name(String placeholder) {
    String name = names == null ? null : names.get(placeholder);
    if (name == null) {
      throw new ExpressionException(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    used.add(placeholder);
    return name;
  }

  AttributeValue value(String placeholder) {
    AttributeValue value = values == null ? null : values.get(placeholder);
    if (value == null) {
      throw new ExpressionException(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    used.add(placeholder);
    return value;
  }

  /**
   * Checks what was given but not used; call when all expressions were read.
   *
   * @param expressions whether the request has any expression
   * @throws ExpressionException when something was not used
   */
  public void checkUsed(boolean expressions) {
    checkUsed("ExpressionAttributeNames", names, expressions);
    checkUsed("ExpressionAttributeValues", values, expressions);
  }

  private void checkUsed(String what, @Nullable Map<String, ?> given, boolean expressions) {
    if (given == null) {
      return;
    }
    if (!expressions) {
      throw new ExpressionException(what + " can only be specified when using expressions");
    }
    Set<String> unused = new LinkedHashSet<>(given.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw new ExpressionException(
          "Value provided in "
              + what
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
