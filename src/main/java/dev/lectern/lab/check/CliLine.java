package dev.lectern.lab.check;

import dev.lectern.calls.CliRenderer;
import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call as a line of the AWS CLI, read and written. What is read is the form {@code aws s3api
 * <operation> --option value ...} of the services that labs call.
 *
 * @param call for example {@code s3:PutObject}
 * @param parameters by AWS's names
 * @param body file to send, null when there is none
 */
public record CliLine(String call, ObjectNode parameters, @Nullable Path body) {

  private static final Set<String> IGNORED =
      Set.of(
          "endpoint-url",
          "region",
          "profile",
          "output",
          "query",
          "no-cli-pager",
          "cli-binary-format");

  /** The CLI's commands by the signing names of their services. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "s3", List.of("s3api"),
          "dynamodb", List.of("dynamodb", "dynamodbstreams"),
          "lambda", List.of("lambda"),
          "states", List.of("stepfunctions"),
          "iam", List.of("iam"),
          "sts", List.of("sts"));

  private static final Set<String> STREAMS =
      Set.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams");

  /** The CLI takes code for these with an option of its own, {@code --zip-file}. */
  private static final Map<String, String> ZIPPED =
      Map.of("lambda:CreateFunction", "Code", "lambda:PublishLayerVersion", "Content");

  /** The CLI writes what these answer into a file. */
  private static final Set<String> TO_FILE = Set.of("s3:GetObject", "lambda:Invoke");

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with what to type instead
   */
  public static CliLine parse(String line) {
    if (line.contains("…")) {
      throw new IllegalArgumentException("Fill in the place marked … first.");
    }
    List<String> words = Shorthand.words(line);
    String service = words.size() < 3 || !words.get(0).equals("aws") ? "" : service(words.get(1));
    if (service.isEmpty()) {
      throw new IllegalArgumentException(
          "Begin with aws s3api and an operation, for example: aws s3api head-object --bucket ..."
              + " Commands here are s3api, dynamodb, dynamodbstreams, lambda, stepfunctions, iam and sts.");
    }
    String call = call(service, words.get(2));
    return new Reader(call, words.subList(3, words.size())).read();
  }

  /** The line of a call; it runs as it stands in a shell that knows the endpoint. */
  public static String format(String call, JsonNode parameters) {
    return format(call, parameters, bytes -> "function.zip");
  }

  /**
   * The line of a call.
   *
   * @param file writes bytes and says where; the line names that file
   */
  static String format(String call, JsonNode parameters, Function<byte[], String> file) {
    int colon = call.indexOf(':');
    String operation = call.substring(colon + 1);
    List<String> commands = COMMANDS.getOrDefault(call.substring(0, colon), List.of("?"));
    StringBuilder line =
        new StringBuilder("aws ")
            .append(STREAMS.contains(operation) ? commands.getLast() : commands.getFirst())
            .append(' ')
            .append(CliRenderer.name(operation));
    ObjectNode typed = SdkShapes.typed(AwsCalls.shape(call), parameters);
    for (Map.Entry<String, JsonNode> parameter : typed.properties()) {
      String name = CliRenderer.option(operation, parameter.getKey());
      JsonNode value = parameter.getValue();
      if (parameter.getKey().equals(ZIPPED.get(call)) && value.path("ZipFile").isBinary()) {
        name = "zip-file";
        value = value.path("ZipFile");
      }
      option(line, name, value, file);
    }
    if (call.equals("lambda:Invoke")) {
      line.append(" --cli-binary-format raw-in-base64-out");
    }
    return line.append(TO_FILE.contains(call) ? " out.txt" : "").toString();
  }

  private static void option(
      StringBuilder line, String name, JsonNode value, Function<byte[], String> file) {
    if (value.isBoolean()) {
      line.append(value.asBoolean() ? " --" : " --no-").append(name);
      return;
    }
    line.append(" --").append(name).append(' ');
    if (value.isBinary()) {
      line.append(CliRenderer.quote("fileb://" + file.apply(value.binaryValue())));
    } else {
      line.append(CliRenderer.quote(value.isValueNode() ? value.asString() : value.toString()));
    }
  }

  private static String service(String command) {
    return COMMANDS.entrySet().stream()
        .filter(service -> service.getValue().contains(command))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static String call(String service, String command) {
    return AwsCalls.names(service)
        .filter(call -> CliRenderer.name(call.substring(call.indexOf(':') + 1)).equals(command))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + command
                        + "' is no operation that can be run here; an example is put-object."));
  }

  /** The file to send, if any. */
  public Optional<Path> file() {
    return Optional.ofNullable(body);
  }

  /** The options of one line. */
  private static final class Reader {

    private final String call;
    private final List<String> words;
    private final SdkPojo shape;
    private final ObjectNode parameters = Json.object();
    private @Nullable Path body;

    Reader(String call, List<String> words) {
      this.call = call;
      this.words = words;
      this.shape = AwsCalls.shape(call);
    }

    CliLine read() {
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).startsWith("--")) {
          List<String> values = new ArrayList<>();
          for (int v = i + 1; v < words.size() && !words.get(v).startsWith("--"); v++) {
            values.add(words.get(v));
          }
          option(words.get(i).substring(2), values);
        }
      }
      return new CliLine(call, parameters, body);
    }

    private void option(String option, List<String> values) {
      String zipped = ZIPPED.get(call);
      if (option.equals("body")) {
        body = Path.of(values.isEmpty() ? "" : values.getFirst());
      } else if (option.equals("zip-file") && zipped != null) {
        parameters.putObject(zipped).set("ZipFile", given(option, values));
      } else if (!IGNORED.contains(option)) {
        SdkField<?> field = field(option);
        parameters.set(SdkShapes.name(field), value(field, option, values));
      }
    }

    private SdkField<?> field(String option) {
      String plain = option.startsWith("no-") ? option.substring(3) : option;
      for (SdkField<?> field : shape.sdkFields()) {
        String name = name(field);
        boolean flag = field.marshallingType() == MarshallingType.BOOLEAN;
        if (name.equals(option) || (flag && name.equals(plain))) {
          return field;
        }
      }
      throw new IllegalArgumentException(
          "There is no option --"
              + option
              + " here. There are "
              + String.join(
                  ", ", shape.sdkFields().stream().map(field -> "--" + name(field)).toList())
              + ".");
    }

    private String name(SdkField<?> field) {
      return CliRenderer.option(call.substring(call.indexOf(':') + 1), SdkShapes.name(field));
    }

    private static JsonNode value(SdkField<?> field, String option, List<String> values) {
      MarshallingType<?> type = field.marshallingType();
      if (type == MarshallingType.BOOLEAN) {
        return values.isEmpty()
            ? JsonNodeFactory.instance.booleanNode(!option.startsWith("no-"))
            : JsonNodeFactory.instance.stringNode(values.getFirst());
      }
      JsonNode first = given(option, values);
      if (type == MarshallingType.LIST) {
        return first.isString() ? Shorthand.list(option, values) : first;
      }
      boolean structured = type == MarshallingType.SDK_POJO || type == MarshallingType.MAP;
      return structured && first.isString() ? Shorthand.value(option, first.asString()) : first;
    }

    /** The first value, or what is in the file that it names. */
    private static JsonNode given(String option, List<String> values) {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("--" + option + " needs a value.");
      }
      String text = values.getFirst();
      try {
        if (text.startsWith("fileb://")) {
          return JsonNodeFactory.instance.binaryNode(
              Files.readAllBytes(Path.of(text.substring("fileb://".length()))));
        }
        return JsonNodeFactory.instance.stringNode(
            text.startsWith("file://")
                ? Files.readString(Path.of(text.substring("file://".length())))
                : text);
      } catch (IOException e) {
        throw new IllegalArgumentException("The file of --" + option + " cannot be read.", e);
      }
    }
  }
}
