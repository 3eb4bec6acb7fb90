package dev.lectern.asl.query;

import dev.lectern.asl.query.Intrinsic.Failure;
import dev.lectern.json.Json;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The 18 functions of JSONPath state machines ("Intrinsics for JSONPath states"). */
enum IntrinsicFunction {
  FORMAT("Format", 1, Integer.MAX_VALUE),
  STRING_TO_JSON("StringToJson", 1, 1),
  JSON_TO_STRING("JsonToString", 1, 1),
  ARRAY("Array", 0, Integer.MAX_VALUE),
  ARRAY_PARTITION("ArrayPartition", 2, 2),
  ARRAY_CONTAINS("ArrayContains", 2, 2),
  ARRAY_RANGE("ArrayRange", 3, 3),
  ARRAY_GET_ITEM("ArrayGetItem", 2, 2),
  ARRAY_LENGTH("ArrayLength", 1, 1),
  ARRAY_UNIQUE("ArrayUnique", 1, 1),
  BASE64_ENCODE("Base64Encode", 1, 1),
  BASE64_DECODE("Base64Decode", 1, 1),
  HASH("Hash", 2, 2),
  JSON_MERGE("JsonMerge", 3, 3),
  MATH_RANDOM("MathRandom", 2, 3),
  MATH_ADD("MathAdd", 2, 2),
  STRING_SPLIT("StringSplit", 2, 2),
  UUID_V4("UUID", 0, 0);

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_RANGE = 1_000;
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final String published;
  final int least;
  final int most;

  IntrinsicFunction(String published, int least, int most) {
    this.published = "States." + published;
    this.least = least;
    this.most = most;
  }

  /** AWS's name, for example {@code States.Format}. */
  String published() {
    return published;
  }

  JsonNode apply(List<JsonNode> a) throws Failure {
    return switch (this) {
      case FORMAT -> format(a);
      case STRING_TO_JSON -> parse(text(a.getFirst()));
      case JSON_TO_STRING -> StringNode.valueOf(a.getFirst().toString());
      case ARRAY -> {
        ArrayNode list = Json.array();
        a.forEach(list::add);
        yield list;
      }
      case ARRAY_PARTITION -> partition(list(a.getFirst()), integer(a.get(1)));
      case ARRAY_CONTAINS ->
          BooleanNode.valueOf(list(a.getFirst()).valueStream().anyMatch(e -> same(e, a.get(1))));
      case ARRAY_RANGE -> range(integer(a.get(0)), integer(a.get(1)), integer(a.get(2)));
      case ARRAY_GET_ITEM -> item(list(a.getFirst()), integer(a.get(1)));
      case ARRAY_LENGTH -> IntNode.valueOf(list(a.getFirst()).size());
      case ARRAY_UNIQUE -> {
        ArrayNode unique = Json.array();
        new LinkedHashSet<>(list(a.getFirst()).valueStream().toList()).forEach(unique::add);
        yield unique;
      }
      case BASE64_ENCODE ->
          StringNode.valueOf(
              Base64.getEncoder()
                  .encodeToString(shortText(a.getFirst()).getBytes(StandardCharsets.UTF_8)));
      case BASE64_DECODE -> decode(shortText(a.getFirst()));
      case HASH -> hash(a.get(0), text(a.get(1)));
      case JSON_MERGE -> merge(a.get(0), a.get(1), a.get(2));
      case MATH_RANDOM -> random(a);
      case MATH_ADD -> add(integer(a.get(0)), integer(a.get(1)));
      case STRING_SPLIT -> split(text(a.get(0)), text(a.get(1)));
      case UUID_V4 -> StringNode.valueOf(UUID.randomUUID().toString());
    };
  }

  private static String text(JsonNode node) throws Failure {
    if (!node.isString()) {
      throw new Failure("The argument '" + node + "' must be a string");
    }
    return node.asString();
  }

  private static String shortText(JsonNode node) throws Failure {
    String text = text(node);
    if (text.length() > LONGEST_TEXT) {
      throw new Failure("The argument must have at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private static JsonNode list(JsonNode node) throws Failure {
    if (!node.isArray()) {
      throw new Failure("The argument '" + node + "' must be an array");
    }
    return node;
  }

  /** Fractions are rounded to the nearest whole number. */
  private static int integer(JsonNode node) throws Failure {
    if (!node.isNumber()) {
      throw new Failure("The argument '" + node + "' must be a number");
    }
    try {
      return node.decimalValue().setScale(0, RoundingMode.HALF_UP).intValueExact();
    } catch (ArithmeticException outside) {
      throw new Failure("The argument '" + node + "' must be between -2147483648 and 2147483647");
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? a.decimalValue().compareTo(b.decimalValue()) == 0
        : a.equals(b);
  }

  private static JsonNode parse(String text) throws Failure {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new Failure("The argument is not valid JSON");
    }
  }

  private static JsonNode format(List<JsonNode> a) throws Failure {
    String template = text(a.getFirst());
    StringBuilder made = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length()) {
        made.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        if (next >= a.size()) {
          throw new Failure("Number of arguments do not match the occurrences of {}");
        }
        JsonNode argument = a.get(next++);
        made.append(argument.isString() ? argument.asString() : argument.toString());
        i++;
      } else {
        made.append(c);
      }
    }
    if (next != a.size()) {
      throw new Failure("Number of arguments do not match the occurrences of {}");
    }
    return StringNode.valueOf(made.toString());
  }

  private static ArrayNode partition(JsonNode list, int size) throws Failure {
    if (size < 1) {
      throw new Failure("The size of a partition must be a positive number");
    }
    ArrayNode parts = Json.array();
    for (int i = 0; i < list.size(); i++) {
      ArrayNode part = i % size == 0 ? parts.addArray() : (ArrayNode) parts.get(parts.size() - 1);
      part.add(list.get(i));
    }
    return parts;
  }

  private static ArrayNode range(long first, long last, long step) throws Failure {
    if (step == 0) {
      throw new Failure("The step must not be 0");
    }
    long count = (last - first) / step + 1;
    if (count > LONGEST_RANGE) {
      throw new Failure("The array must have at most " + LONGEST_RANGE + " items");
    }
    ArrayNode range = Json.array();
    for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
      range.add((int) i);
    }
    return range;
  }

  private static JsonNode item(JsonNode list, int index) throws Failure {
    JsonNode item = index < 0 ? null : list.get(index);
    if (item == null) {
      throw new Failure("The index " + index + " is outside of the array");
    }
    return item;
  }

  private static JsonNode decode(String text) throws Failure {
    try {
      return StringNode.valueOf(
          new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Failure("The argument is not in Base64");
    }
  }

  private static JsonNode hash(JsonNode data, String algorithm) throws Failure {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new Failure("The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
    }
    String text = data.isString() ? data.asString() : data.toString();
    if (text.length() > LONGEST_TEXT) {
      throw new Failure("The data must have at most " + LONGEST_TEXT + " characters");
    }
    try {
      return StringNode.valueOf(
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance(algorithm)
                      .digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode merge(JsonNode first, JsonNode second, JsonNode deep) throws Failure {
    if (!first.isObject() || !second.isObject()) {
      throw new Failure("The first two arguments must be JSON objects");
    }
    if (!deep.isBoolean() || deep.asBoolean()) {
      throw new Failure("The third argument must be false: objects are merged at their top only");
    }
    ObjectNode merged = Json.object();
    merged.setAll((ObjectNode) first);
    merged.setAll((ObjectNode) second);
    return merged;
  }

  private static JsonNode random(List<JsonNode> a) throws Failure {
    int first = integer(a.get(0));
    int last = integer(a.get(1));
    if (first >= last) {
      throw new Failure("The start must be smaller than the end");
    }
    Random random = a.size() == 3 ? new Random(integer(a.get(2))) : new Random();
    return IntNode.valueOf(random.nextInt(first, last));
  }

  private static JsonNode add(int a, int b) throws Failure {
    try {
      return IntNode.valueOf(Math.addExact(a, b));
    } catch (ArithmeticException outside) {
      throw new Failure("The sum must be between -2147483648 and 2147483647");
    }
  }

  /** Each character of the second argument splits; empty parts are left out, as on AWS. */
  private static JsonNode split(String text, String characters) {
    ArrayNode parts = Json.array();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || characters.indexOf(text.charAt(i)) >= 0) {
        if (!part.isEmpty()) {
          parts.add(part.toString());
        }
        part.setLength(0);
      } else {
        part.append(text.charAt(i));
      }
    }
    return parts;
  }
}
