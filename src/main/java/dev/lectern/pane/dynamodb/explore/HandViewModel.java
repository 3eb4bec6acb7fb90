package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.Aliases;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  Expressions.Made make(String table, @Nullable String index, boolean scan, Question.Page page) {
    Map<String, String> aliases = aliases();
    List<String> reserved = new ArrayList<>();
    String key = scan ? null : Aliases.of(keyCondition.get(), aliases, reserved);
    String kept = Aliases.of(filter.get(), aliases, reserved);
    String returned = Aliases.of(projection.get(), aliases, reserved);
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
