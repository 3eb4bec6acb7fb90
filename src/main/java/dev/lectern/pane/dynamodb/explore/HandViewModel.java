package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ReservedWords;
import dev.lectern.json.Json;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Expressions written by hand. They are sent as they stand, and what is wrong with them DynamoDB
 * says; only reserved words are aliased. FX thread.
 */
final class HandViewModel {

  /** A name that is no placeholder; strings are no part of expressions. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w#:])[A-Za-z_]\\w*");

  private static final Pattern KEYWORD = Pattern.compile("(?i)AND|OR|NOT|BETWEEN|IN");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "attribute_exists|attribute_not_exists|attribute_type|begins_with|contains|size");

  private final Texts texts = Texts.of("dynamodbexplore");
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final StringProperty keyCondition = new SimpleStringProperty("");
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty projection = new SimpleStringProperty("");
  private final StringProperty names = new SimpleStringProperty("");
  private final StringProperty values = new SimpleStringProperty("");

  /** Told of each change. */
  HandViewModel(Runnable changed) {
    on.addListener((o, before, now) -> changed.run());
    for (StringProperty text : List.of(keyCondition, filter, projection, names, values)) {
      text.addListener((o, before, now) -> changed.run());
    }
  }

  /** Begins with what the builder made. */
  void begin(@Nullable Request from) {
    on.set(false);
    keyCondition.set(from == null || from.keyCondition() == null ? "" : from.keyCondition());
    filter.set(from == null || from.filter() == null ? "" : from.filter());
    projection.set(from == null || from.projection() == null ? "" : from.projection());
    ObjectNode aliases = Json.object();
    ObjectNode given = Json.object();
    if (from != null) {
      new TreeMap<>(from.names()).forEach(aliases::put);
      new TreeMap<>(from.values()).forEach((name, value) -> given.set(name, ItemJson.json(value)));
    }
    names.set(aliases.isEmpty() ? "" : Json.PRETTY.writeValueAsString(aliases));
    values.set(given.isEmpty() ? "" : Json.PRETTY.writeValueAsString(given));
    on.set(true);
  }

  /**
   * The request.
   *
   * @param scan whether the key condition is left out
   * @throws InvalidValueException when names or values are not JSON of their form, in words
   */
  Expressions.Made make(
      String table, @Nullable String index, boolean scan, Question.Page page) {
    Map<String, String> aliases = aliases();
    List<String> reserved = new ArrayList<>();
    String key = scan ? null : aliased(keyCondition.get(), aliases, reserved);
    String kept = aliased(filter.get(), aliases, reserved);
    String returned = aliased(projection.get(), aliases, reserved);
    return new Expressions.Made(
        new Request(
            table,
            index,
            scan ? null : key == null ? "" : key,
            kept,
            returned,
            aliases,
            given(),
            page.consistent(),
            page.forward(),
            page.limit()),
        reserved);
  }

  private Map<String, String> aliases() {
    Map<String, String> read = new LinkedHashMap<>();
    tree(names.get(), "hand.names.wrong")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isString()) {
                throw new InvalidValueException(texts.get("hand.names.wrong"));
              }
              read.put(entry.getKey(), entry.getValue().asString());
            });
    return read;
  }

  private Map<String, AttributeValue> given() {
    return ItemJson.item(tree(values.get(), "hand.values.wrong"));
  }

  private JsonNode tree(String json, String otherwise) {
    if (json.isBlank()) {
      return Json.object();
    }
    try {
      JsonNode read = Json.MAPPER.readTree(json);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException e) {
      throw new InvalidValueException(texts.get(otherwise));
    }
    throw new InvalidValueException(texts.get(otherwise));
  }

  /** The expression with its reserved words aliased; null when it is blank. */
  static @Nullable String aliased(
      String typed, Map<String, String> aliases, List<String> reserved) {
    if (typed.isBlank()) {
      return null;
    }
    String text = typed.strip().replaceAll("\\s+", " ");
    StringBuilder sent = new StringBuilder();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      String word = name.group();
      boolean called = text.startsWith("(", name.end()) || text.startsWith(" (", name.end());
      boolean syntax =
          KEYWORD.matcher(word).matches() || (called && FUNCTION.matcher(word).matches());
      if (!syntax && ReservedWords.contains(word)) {
        aliases.putIfAbsent("#" + word, word);
        if (!reserved.contains(word)) {
          reserved.add(word);
        }
        name.appendReplacement(sent, Matcher.quoteReplacement("#" + word));
      }
    }
    return name.appendTail(sent).toString();
  }

  /** Whether expressions are written by hand now. */
  BooleanProperty onProperty() {
    return on;
  }

  StringProperty keyConditionProperty() {
    return keyCondition;
  }

  StringProperty filterProperty() {
    return filter;
  }

  StringProperty projectionProperty() {
    return projection;
  }

  /** ExpressionAttributeNames, as a JSON object. */
  StringProperty namesProperty() {
    return names;
  }

  /** ExpressionAttributeValues, in DynamoDB's JSON. */
  StringProperty valuesProperty() {
    return values;
  }
}
