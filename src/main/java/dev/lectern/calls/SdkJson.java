package dev.lectern.calls;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of an SDK request or response as JSON, by AWS's own names, secrets masked. */
final class SdkJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final int longest;
  private long size;

  /**
   * @param longest elements of a list that are kept; a further text says how many more there were
   */
  SdkJson(int longest) {
    this.longest = longest;
  }

  /** Roughly the bytes that the nodes made so far take. */
  long size() {
    return size;
  }

  /** Members that are set; a streaming payload is none of them. */
  ObjectNode of(SdkPojo pojo) {
    ObjectNode object = Json.object();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value == null
          || value instanceof SdkAutoConstructList<?>
          || value instanceof SdkAutoConstructMap<?, ?>) {
        continue;
      }
      size += 48;
      String name = field.memberName();
      object.set(name, Secrets.member(name) ? text(Secrets.MASK) : node(value));
    }
    return object;
  }

  private JsonNode node(@Nullable Object value) {
    size += 24;
    return switch (value) {
      case null -> NODES.nullNode();
      case String text -> text(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Short number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case java.math.BigDecimal number -> NODES.numberNode(number);
      case SdkPojo pojo -> of(pojo);
      case SdkBytes bytes -> bytes(bytes);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> text(value.toString());
    };
  }

  private JsonNode text(String text) {
    size += 40L + text.length();
    return NODES.stringNode(text);
  }

  /** Text where the bytes are text, otherwise the bytes themselves. */
  private JsonNode bytes(SdkBytes bytes) {
    byte[] array = bytes.asByteArray();
    if (array.length > BodySample.LIMIT) {
      return text(LeftOut.of(array.length));
    }
    String decoded = new String(array, StandardCharsets.UTF_8);
    if (Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), array)) {
      return text(decoded);
    }
    size += 40L + array.length;
    return NODES.binaryNode(array);
  }

  private ArrayNode list(List<?> list) {
    ArrayNode array = Json.array();
    for (Object element : list) {
      if (array.size() == longest) {
        array.add(text("… " + (list.size() - longest) + " more"));
        break;
      }
      array.add(node(element));
    }
    return array;
  }

  private ObjectNode map(Map<?, ?> map) {
    ObjectNode object = Json.object();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          size += 48L + name.length();
          object.set(name, Secrets.member(name) ? text(Secrets.MASK) : node(value));
        });
    return object;
  }
}
