package dev.lectern.calls;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A call as a line for the AWS CLI, version 2.9 or newer, in a POSIX shell. It runs as it stands
 * against the same endpoint; credentials come from the shell. What it does with options that 2.9
 * lacks, {@link CliAge} decides; a note says so.
 */
public final class CliRenderer {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** Operations that have a host of their own at AWS: {@code sync-states.REGION.amazonaws.com}. */
  private static final Set<String> PREFIXED = Set.of("StartSyncExecution", "TestState");

  /** Operations whose answers stream events, which no CLI shows. */
  private static final Set<String> UNKNOWN =
      Set.of("InvokeWithResponseStream", "SelectObjectContent");

  private static final String NEEDS =
      " needs an AWS CLI newer than 2.9; an older one refuses the line and sends nothing.";

  private final ApiModels models;
  private final CliAge age = new CliAge();

  /** Reads types from these models. */
  public CliRenderer(ApiModels models) {
    this.models = models;
  }

  /** The line, an option to a line of text. */
  public Rendering render(ApiCall call) {
    return new Line(call, models, age).render();
  }

  /** The command or option of the AWS CLI for an operation or a member. */
  public static String name(String awsName) {
    return Names.cli(awsName);
  }

  /** The option of the AWS CLI, without its hyphens, for a member of an operation's input. */
  public static String option(String operation, String member) {
    return Names.option(operation, member);
  }

  /** A word as a POSIX shell takes it literally. */
  public static String quote(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** The name under which the line reads or writes an object's content. */
  static String fileName(ApiCall call) {
    if (call.service().equals("lambda")) {
      return "response.json";
    }
    String key = call.parameters().path("Key").asString("");
    String last =
        key.substring(key.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\\\\:*?\"<>|]", "_");
    String name = last.isBlank() || last.equals(".") || last.equals("..") ? "object" : last;
    return name.startsWith("-") ? "_" + name : name;
  }

  private static final class Line {

    private final ApiCall call;
    private final ApiModels models;
    private final Optional<OperationModel> operation;
    private final List<String> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final CliFiles files = new CliFiles();
    private final ObjectNode parameters;
    private final CliAge age;

    Line(ApiCall call, ApiModels models, CliAge age) {
      this.call = call;
      this.age = age;
      this.parameters =
          call.parameters().deepCopy() instanceof ObjectNode object ? object : Json.object();
      this.models = models;
      this.operation = models.operation(call);
    }

    Rendering render() {
      String command = Names.command(call) + " " + Names.cli(call.operation());
      if (UNKNOWN.contains(call.operation())) {
        return new Rendering(
            "# aws " + command, List.of("The AWS CLI has no such command: its answer streams."));
      }
      if (age.unknown(call.service(), call.operation())) {
        notes.add("aws " + command + " needs an AWS CLI newer than 2.9.");
      }
      parts.add("aws " + command);
      younger();
      parts.addAll(files.archive(call, parameters));
      boolean misread = readsAsFile(parameters);
      boolean toFile =
          operation.filter(OperationModel::streamingOutput).isPresent()
              || call.operation().equals("Invoke");
      if (misread && !toFile) {
        Shape input = operation.map(OperationModel::input).orElse(null);
        parts.add("--cli-input-json " + quote(json(parameters, input)));
      } else {
        // with an output file the CLI refuses --cli-input-json
        for (Map.Entry<String, JsonNode> member : parameters.properties()) {
          option(member.getKey(), member.getValue());
        }
      }
      body();
      parts.addAll(CliFiles.more(call.operation()));
      if (call.endpoint() != null) {
        if (call.service().equals("states") && PREFIXED.contains(call.operation())) {
          notes.add(
              "The AWS CLI puts sync- before the endpoint's host here. Set"
                  + " AWS_DISABLE_HOST_PREFIX_INJECTION=true, which newer ones know.");
        }
        parts.add("--endpoint-url " + quote(call.endpoint().toString()));
      }
      parts.add("--region " + quote(call.region()));
      if (toFile) {
        parts.add(quote(fileName(call)));
      }
      notes.addAll(files.notes());
      return new Rendering(files.before() + String.join(" \\\n  ", parts), List.copyOf(notes));
    }

    /** Takes out what AWS CLI 2.9 does not know, or says that it needs a newer one. */
    private void younger() {
      for (Map.Entry<String, JsonNode> member : List.copyOf(parameters.properties())) {
        String name = member.getKey();
        String option = "--" + Names.option(call.operation(), name);
        if (age.newer(call.service(), call.operation(), name)) {
          if (CliAge.canBeLeftOut(call.operation(), name, member.getValue())) {
            parameters.remove(name);
            notes.add(
                "Left out, since AWS CLI 2.9 does not know it: "
                    + shown(option, member.getValue()));
          } else {
            notes.add(option + NEEDS);
          }
          continue;
        }
        for (String path : age.inside(call.service(), call.operation(), name)) {
          List<String> steps = List.of(path.split("\\."));
          inside(member.getValue(), steps.subList(1, steps.size()), option, path);
        }
      }
    }

    private void inside(JsonNode value, List<String> steps, String option, String path) {
      if (value.isArray()) {
        value.forEach(element -> inside(element, steps, option, path));
      } else if (value instanceof ObjectNode object && object.has(steps.getFirst())) {
        String step = steps.getFirst();
        if (steps.size() > 1) {
          inside(object.path(step), steps.subList(1, steps.size()), option, path);
        } else if (CliAge.canBeLeftOut(call.operation(), path, object.path(step))) {
          object.remove(step);
          note("Left out, since AWS CLI 2.9 does not know it: " + step + " in " + option);
        } else {
          note(step + " in " + option + NEEDS);
        }
      }
    }

    private void note(String sentence) {
      if (!notes.contains(sentence)) {
        notes.add(sentence);
      }
    }

    private static String shown(String option, JsonNode value) {
      return value.isContainer() ? option : option + " " + quote(value.asString());
    }

    /** The CLI reads a file for a value that begins so. */
    private static boolean readsAsFile(JsonNode parameters) {
      return parameters
          .valueStream()
          .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .anyMatch(Line::readsAsFile);
    }

    private static boolean readsAsFile(String value) {
      return value.startsWith("file://") || value.startsWith("fileb://");
    }

    private void option(String name, JsonNode value) {
      String option = "--" + Names.option(call.operation(), name);
      if (name.endsWith("SSECustomerKeyMD5") && parameters.has(name.replace("MD5", ""))) {
        // the CLI computes it from the key
        return;
      }
      if (Secrets.member(name)) {
        secret(name, option);
        return;
      }
      Shape shape =
          operation.map(model -> model.input().members().get(name)).map(Member::shape).orElse(null);
      if (value.isBoolean()) {
        parts.add(value.asBoolean() ? option : "--no-" + Names.cli(name));
      } else if (value.isArray() && scalars(value)) {
        List<String> words = new ArrayList<>();
        value.forEach(element -> words.add(quote(element.asString())));
        parts.add(option + " " + (words.isEmpty() ? "'[]'" : String.join(" ", words)));
      } else if (value.isContainer()) {
        parts.add(option + " " + quote(json(value, shape)));
      } else if (name.equals("CopySource")) {
        // the CLI encodes it once more
        scalar(option, CopyNames.decoded(value.asString()));
      } else if (readsAsFile(value.asString())) {
        parts.add(option + " " + files.text(value.asString()));
      } else if (blob(shape)) {
        bytes(name, option, value);
      } else {
        scalar(option, value.asString());
      }
    }

    private void bytes(String name, String option, JsonNode value) {
      if (value.isString() && LeftOut.bytes(value.asString()).isPresent()) {
        parts.add(option + " " + files.bytes(value, CliFiles.BYTES));
      } else if (name.equals("InvokeArgs")) {
        // the CLI wants the path of a file, and reads it
        parts.add(option + " " + files.bytes(value, CliFiles.BYTES).replace("fileb://", ""));
      } else if (value.isString() && call.service().equals("lambda")) {
        // what is typed by hand is easier to read as it is
        parts.add("--cli-binary-format raw-in-base64-out");
        scalar(option, value.asString());
      } else {
        scalar(option, CliFiles.base64(value));
      }
    }

    private void scalar(String option, String text) {
      parts.add(text.startsWith("-") ? option + "=" + quote(text) : option + " " + quote(text));
    }

    private void secret(String name, String option) {
      if (name.endsWith("SSECustomerKey")) {
        parts.add(option + " fileb://customer.key");
        notes.add("The customer key is not kept: put its 32 bytes into customer.key.");
      } else {
        parts.add(
            option
                + " \"$"
                + Names.cli(name).replace('-', '_').toUpperCase(java.util.Locale.ROOT)
                + "\"");
        notes.add("The value of " + option + " is a secret and not kept; set it in the shell.");
      }
    }

    private static boolean scalars(JsonNode array) {
      return array.valueStream().noneMatch(JsonNode::isContainer);
    }

    private static boolean blob(@Nullable Shape shape) {
      return shape instanceof Shape.Scalar scalar && scalar.kind() == Shape.Kind.BLOB;
    }

    private JsonNode text(JsonNode value, @Nullable Shape shape) {
      if (!blob(shape)) {
        return value;
      }
      OptionalLong leftOut =
          value.isString() ? LeftOut.bytes(value.asString()) : OptionalLong.empty();
      if (leftOut.isPresent()) {
        notes.add(
            "A value was too long to be kept: write it in base64 where "
                + value.asString()
                + " stands.");
        return value;
      }
      return StringNode.valueOf(CliFiles.base64(value));
    }

    private String json(JsonNode value, @Nullable Shape shape) {
      return Json.MAPPER.writeValueAsString(encoded(value, shape));
    }

    /** The same with bytes in base64 wherever they stand, as the CLI takes them. */
    private JsonNode encoded(JsonNode value, @Nullable Shape shape) {
      if (value.isObject() && shape != null) {
        ObjectNode object = Json.object();
        Map<String, Member> members = shape instanceof Shape.Dictionary ? Map.of() : members(shape);
        value
            .properties()
            .forEach(
                entry -> {
                  Member member = members.get(entry.getKey());
                  Shape of =
                      shape instanceof Shape.Dictionary map
                          ? map.value()
                          : member == null ? null : member.shape();
                  object.set(entry.getKey(), encoded(entry.getValue(), of));
                });
        return object;
      }
      if (value.isArray() && shape instanceof Shape.Sequence list) {
        ArrayNode array = Json.array();
        value.forEach(element -> array.add(encoded(element, list.element())));
        return array;
      }
      return value.isString() || value.isBinary() ? text(value, shape) : value;
    }

    private Map<String, Member> members(Shape shape) {
      return models
          .service(call.service())
          .map(model -> model.structure(shape).members())
          .orElse(Map.of());
    }

    private void body() {
      long length = bodyLength();
      if (operation.isEmpty() || !operation.get().streamingInput() || length == 0) {
        return;
      }
      String file = fileName(call);
      parts.add("--body " + quote(file));
      notes.add(
          String.format(
              java.util.Locale.ENGLISH,
              "The body had %,d bytes and is not kept: put it into %s first.",
              length,
              file));
    }

    private long bodyLength() {
      return HttpRenderer.payloadLength(call.attempts().getLast().request());
    }
  }
}
