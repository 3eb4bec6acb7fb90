package dev.lectern.asl.query;

import com.dashjoin.jsonata.Jsonata;
import dev.lectern.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON as the JSONata engine takes it, and back. */
final class JsonataValues {

  /** Above it a double has no fraction and may be no whole number of long's range. */
  private static final double LARGEST_WHOLE = 1e15;

  private JsonataValues() {}

  static Object fromJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
        node.properties().forEach(entry -> map.put(entry.getKey(), fromJson(entry.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(fromJson(element)));
        yield list;
      }
      case STRING -> node.asString();
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> {
        if (node.isInt()) {
          yield node.intValue();
        }
        if (node.isLong()) {
          yield node.longValue();
        }
        yield node.doubleValue();
      }
      default -> Jsonata.NULL_VALUE;
    };
  }

  /** Null when it is no JSON, or has something in it that is none: a function. */
  static @Nullable JsonNode toJson(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.getInstance();
      case String text -> StringNode.valueOf(text);
      case Boolean bool -> BooleanNode.valueOf(bool);
      case Integer number -> IntNode.valueOf(number);
      case Long number -> LongNode.valueOf(number);
      case BigDecimal number -> DecimalNode.valueOf(number);
      case BigInteger number -> Json.MAPPER.getNodeFactory().numberNode(number);
      case Number number -> number(number.doubleValue());
      case Map<?, ?> map -> {
        ObjectNode object = Json.object();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          JsonNode member = toJson(entry.getValue());
          if (member == null) {
            yield null;
          }
          object.set(String.valueOf(entry.getKey()), member);
        }
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = Json.array();
        for (Object element : list) {
          JsonNode member = toJson(element);
          if (member == null) {
            yield null;
          }
          array.add(member);
        }
        yield array;
      }
      default -> value == Jsonata.NULL_VALUE ? NullNode.getInstance() : null;
    };
  }

  private static JsonNode number(double number) {
    return number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE
        ? number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf((long) number)
        : DoubleNode.valueOf(number);
  }
}
