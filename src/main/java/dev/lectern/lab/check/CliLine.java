package dev.lectern.lab.check;

import dev.lectern.calls.CliRenderer;
import dev.lectern.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call as a line of the AWS CLI, read and written. What is read is the form {@code aws s3api
 * <operation> --option value ...}.
 *
 * @param call for example {@code s3:PutObject}
 * @param parameters by AWS's names
 * @param body file to send, null when there is none
 */
public record CliLine(String call, ObjectNode parameters, @Nullable Path body) {

  private static final List<String> IGNORED =
      List.of("endpoint-url", "region", "profile", "output", "query", "no-cli-pager");

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with what to type instead
   */
  public static CliLine parse(String line) {
    if (line.contains("…")) {
      throw new IllegalArgumentException("Fill in the place marked … first.");
    }
    List<String> words = words(line);
    if (words.size() < 3 || !words.get(0).equals("aws") || !words.get(1).equals("s3api")) {
      throw new IllegalArgumentException(
          "Begin with aws s3api and an operation, for example: aws s3api head-object --bucket ...");
    }
    String call = call(words.get(2));
    SdkPojo shape = AwsCalls.shape(call);
    ObjectNode parameters = Json.object();
    Path body = null;
    for (int i = 3; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        continue;
      }
      String option = word.substring(2);
      boolean valued = i + 1 < words.size() && !words.get(i + 1).startsWith("--");
      String value = valued ? words.get(i + 1) : "";
      i += valued ? 1 : 0;
      if (option.equals("body")) {
        body = Path.of(value);
      } else if (!IGNORED.contains(option)) {
        SdkField<?> field = field(shape, option);
        parameters.set(SdkShapes.name(field), value(field, option, value, valued));
      }
    }
    return new CliLine(call, parameters, body);
  }

  /** The line of a call; it runs as it stands in a shell that knows the endpoint. */
  public static String format(String call, JsonNode parameters) {
    StringBuilder line =
        new StringBuilder("aws s3api ").append(CliRenderer.name(call.substring(3)));
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      String value =
          parameter.getValue().isValueNode()
              ? parameter.getValue().asString()
              : parameter.getValue().toString();
      line.append(" --")
          .append(CliRenderer.name(parameter.getKey()))
          .append(' ')
          .append(CliRenderer.quote(value));
    }
    return line.toString();
  }

  private static String call(String command) {
    String operation =
        Arrays.stream(command.split("-"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    if (!AwsCalls.known("s3:" + operation)) {
      throw new IllegalArgumentException(
          "'" + command + "' is no operation that can be run here; an example is put-object.");
    }
    return "s3:" + operation;
  }

  private static SdkField<?> field(SdkPojo shape, String option) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (CliRenderer.name(SdkShapes.name(field)).equals(option)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "There is no option --"
            + option
            + " here. There are "
            + String.join(
                ", ",
                shape.sdkFields().stream()
                    .map(field -> "--" + CliRenderer.name(SdkShapes.name(field)))
                    .toList())
            + ".");
  }

  private static JsonNode value(SdkField<?> field, String option, String text, boolean valued) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    MarshallingType<?> type = field.marshallingType();
    if (!valued && type == MarshallingType.BOOLEAN) {
      return nodes.booleanNode(true);
    }
    if (!valued) {
      throw new IllegalArgumentException("--" + option + " needs a value.");
    }
    if (type != MarshallingType.SDK_POJO
        && type != MarshallingType.LIST
        && type != MarshallingType.MAP) {
      return nodes.stringNode(text);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return Json.MAPPER.readTree(text);
      } catch (JacksonException e) {
        throw new IllegalArgumentException(
            "The value of --" + option + " is no JSON: " + e.getOriginalMessage(), e);
      }
    }
    ObjectNode object = Json.object();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || pair.indexOf('[') >= 0 || pair.indexOf('{') >= 0) {
        throw new IllegalArgumentException(
            "Write the value of --" + option + " as Name=value or as JSON in single quotes.");
      }
      object.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return object;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        char next = line.charAt(++i);
        if (next != '\n') {
          word.append(next);
          open = true;
        }
      } else if (Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("A quote " + quote + " is not closed.");
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }

  /** The file to send, if any. */
  public Optional<Path> file() {
    return Optional.ofNullable(body);
  }
}
