package dev.lectern.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/**
 * The functions that Step Functions adds to JSONata, and {@code $eval}, which it has not ("JSONata
 * functions provided by Step Functions").
 */
final class JsonataFunctions {

  private static final int LONGEST_RANGE = 1_000;

  private JsonataFunctions() {}

  static void bind(Jsonata.Frame frame) {
    bind(frame, "eval", JsonataFunctions::eval);
    bind(frame, "parse", JsonataFunctions::parse);
    bind(frame, "uuid", arguments -> UUID.randomUUID().toString());
    bind(frame, "random", JsonataFunctions::random);
    bind(frame, "hash", JsonataFunctions::hash);
    bind(frame, "range", JsonataFunctions::range);
    bind(frame, "partition", JsonataFunctions::partition);
  }

  @FunctionalInterface
  private interface Body {
    Object call(List<?> arguments);
  }

  private static void bind(Jsonata.Frame frame, String name, Body body) {
    frame.bind(name, new Jsonata.JFunction((input, arguments) -> body.call(arguments), null));
  }

  private static JException wrong(String message) {
    return new JException("D3137: " + message, 0);
  }

  private static Object eval(List<?> arguments) {
    throw new JException("T1006: Attempted to invoke a non-function", 0);
  }

  private static Object argument(List<?> arguments, int index, String function) {
    Object value = arguments.size() > index ? arguments.get(index) : null;
    if (value == null) {
      throw wrong("Argument " + (index + 1) + " of function \"" + function + "\" is missing");
    }
    return value;
  }

  private static int integer(List<?> arguments, int index, String function) {
    if (argument(arguments, index, function) instanceof Number number) {
      return (int) Math.round(number.doubleValue());
    }
    throw wrong("Argument " + (index + 1) + " of function \"" + function + "\" is no number");
  }

  private static Object parse(List<?> arguments) {
    try {
      return JsonataValues.fromJson(
          Json.MAPPER.readTree(argument(arguments, 0, "parse").toString()));
    } catch (JacksonException e) {
      throw wrong("The argument of function \"parse\" is not valid JSON");
    }
  }

  private static Object random(List<?> arguments) {
    return arguments.isEmpty() || !(arguments.getFirst() instanceof Number seed)
        ? Math.random()
        : new Random(seed.longValue()).nextDouble();
  }

  private static Object hash(List<?> arguments) {
    Object data = argument(arguments, 0, "hash");
    String algorithm = argument(arguments, 1, "hash").toString();
    if (!List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
      throw wrong("The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
    }
    String text =
        data instanceof String string ? string : String.valueOf(JsonataValues.toJson(data));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object range(List<?> arguments) {
    long first = integer(arguments, 0, "range");
    long last = integer(arguments, 1, "range");
    long step = integer(arguments, 2, "range");
    if (step == 0 || (last - first) / step + 1 > LONGEST_RANGE) {
      throw wrong("A range has a step other than 0 and at most " + LONGEST_RANGE + " items");
    }
    List<Object> range = new ArrayList<>();
    for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
      range.add((int) i);
    }
    return range;
  }

  private static Object partition(List<?> arguments) {
    int size = integer(arguments, 1, "partition");
    if (!(argument(arguments, 0, "partition") instanceof List<?> list) || size < 1) {
      throw wrong("The function \"partition\" takes an array and a positive number");
    }
    List<List<Object>> parts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (i % size == 0) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(list.get(i));
    }
    return parts;
  }
}
