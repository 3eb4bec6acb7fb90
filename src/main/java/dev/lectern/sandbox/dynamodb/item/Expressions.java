package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.ExpressionException;
import dev.lectern.sandbox.dynamodb.expression.Placeholders;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.expression.Update;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The expressions of one request. Read those that it may have, then {@link #finish}. */
final class Expressions {

  private final ObjectNode input;
  private final Placeholders placeholders;
  private boolean any;

  /**
   * Of a request, or of one action in it.
   *
   * @throws ServiceException ValidationException
   */
  Expressions(ObjectNode input) {
    this.input = input;
    Legacy.checkMixture(input);
    this.placeholders = Errors.checked(() -> new Placeholders(names(input), values(input)));
  }

  private static @Nullable Map<String, String> names(ObjectNode input) {
    JsonNode given = input.path("ExpressionAttributeNames");
    if (given.isMissingNode()) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    given.properties().forEach(entry -> names.put(entry.getKey(), entry.getValue().asString()));
    return names;
  }

  private static @Nullable Map<String, AttributeValue> values(ObjectNode input) {
    JsonNode given = input.path("ExpressionAttributeValues");
    if (given.isMissingNode()) {
      return null;
    }
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      try {
        values.put(entry.getKey(), ItemJson.value(entry.getValue()));
      } catch (InvalidValueException e) {
        throw Errors.validation(
            "ExpressionAttributeValues contains invalid value: "
                + e.text()
                + " for key "
                + entry.getKey());
      }
    }
    return values;
  }

  Optional<Condition> condition(String member) {
    return read(member, Condition::parse).or(() -> Legacy.condition(input, member));
  }

  Optional<Projection> projection() {
    return read("ProjectionExpression", Projection::parse).or(() -> Legacy.projection(input));
  }

  Optional<Update> update() {
    return read("UpdateExpression", Update::parse).or(() -> Legacy.update(input));
  }

  private <T> Optional<T> read(String member, BiFunction<String, Placeholders, T> parser) {
    if (!input.has(member)) {
      return Optional.empty();
    }
    any = true;
    try {
      return Optional.of(parser.apply(input.path(member).asString(), placeholders));
    } catch (ExpressionException e) {
      throw Errors.validation("Invalid " + member + ": " + e.text());
    }
  }

  /**
   * Checks that everything given was used.
   *
   * @throws ServiceException ValidationException
   */
  void finish() {
    try {
      placeholders.checkUsed(any);
    } catch (ExpressionException e) {
      throw Errors.validation(e.text());
    }
  }
}
