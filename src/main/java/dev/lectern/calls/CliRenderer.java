package dev.lectern.calls;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A call as a line for the AWS CLI, version 2.9 or newer, in a POSIX shell. It runs as it stands
 * against the same endpoint; credentials come from the shell.
 */
public final class CliRenderer {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** Options that came after CLI 2.9; found by comparing its botocore with the model. */
  private static final Set<String> NEWER =
      Set.of(
          "CompleteMultipartUpload.ChecksumCRC64NVME",
          "CompleteMultipartUpload.ChecksumType",
          "CompleteMultipartUpload.IfMatch",
          "CompleteMultipartUpload.IfNoneMatch",
          "CompleteMultipartUpload.MpuObjectSize",
          "CopyObject.IfMatch",
          "CopyObject.IfNoneMatch",
          "CreateMultipartUpload.ChecksumType",
          "DeleteObject.IfMatch",
          "DeleteObject.IfMatchLastModifiedTime",
          "DeleteObject.IfMatchSize",
          "ListBuckets.BucketRegion",
          "ListBuckets.ContinuationToken",
          "ListBuckets.MaxBuckets",
          "ListBuckets.Prefix",
          "ListObjectVersions.OptionalObjectAttributes",
          "ListObjectsV2.OptionalObjectAttributes",
          "PutBucketLifecycleConfiguration.TransitionDefaultMinimumObjectSize",
          "PutObject.ChecksumCRC64NVME",
          "PutObject.IfMatch",
          "PutObject.IfNoneMatch",
          "UploadPart.ChecksumCRC64NVME");

  private final ApiModels models;

  /** Reads types from these models. */
  public CliRenderer(ApiModels models) {
    this.models = models;
  }

  /** The line, an option to a line of text. */
  public Rendering render(ApiCall call) {
    return new Line(call, models).render();
  }

  /** The command or option of the AWS CLI for an operation or a member. */
  public static String name(String awsName) {
    return Names.cli(awsName);
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
    String key = call.parameters().path("Key").asString("");
    String last =
        key.substring(key.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\\\\:*?\"<>|]", "_");
    String name = last.isBlank() || last.equals(".") || last.equals("..") ? "object" : last;
    return name.startsWith("-") ? "_" + name : name;
  }

  private static final class Line {

    /** Holds a value that the CLI would take for the name of a file. */
    private static final String VALUE = "value.txt";

    private final ApiCall call;
    private final ApiModels models;
    private final Optional<OperationModel> operation;
    private final List<String> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Line(ApiCall call, ApiModels models) {
      this.call = call;
      this.models = models;
      this.operation = models.operation(call);
    }

    Rendering render() {
      parts.add("aws " + Names.command(call) + " " + Names.cli(call.operation()));
      boolean misread = readsAsFile(call.parameters());
      boolean toFile = operation.filter(OperationModel::streamingOutput).isPresent();
      if (misread && !toFile) {
        Shape input = operation.map(OperationModel::input).orElse(null);
        parts.add("--cli-input-json " + quote(json(call.parameters(), input)));
      } else {
        for (Map.Entry<String, JsonNode> member : call.parameters().properties()) {
          option(member.getKey(), member.getValue());
        }
        if (misread) {
          // with an output file the CLI refuses --cli-input-json
          valueFromFile();
        }
      }
      body();
      if (call.endpoint() != null) {
        parts.add("--endpoint-url " + quote(call.endpoint().toString()));
      }
      parts.add("--region " + quote(call.region()));
      if (toFile) {
        parts.add(quote(fileName(call)));
      }
      return new Rendering(String.join(" \\\n  ", parts), List.copyOf(notes));
    }

    /** The CLI reads a file for a value that begins so. */
    private static boolean readsAsFile(JsonNode parameters) {
      return parameters
          .valueStream()
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .anyMatch(Line::readsAsFile);
    }

    private static boolean readsAsFile(String value) {
      return value.startsWith("file://") || value.startsWith("fileb://");
    }

    /** Writes the value to a file first and lets the CLI read it from there. */
    private void valueFromFile() {
      call.parameters()
          .properties()
          .forEach(
              member -> {
                String value = member.getValue().asString("");
                if (readsAsFile(value)) {
                  int at = parts.indexOf("--" + Names.cli(member.getKey()) + " " + quote(value));
                  parts.set(at, "--" + Names.cli(member.getKey()) + " file://" + VALUE);
                  parts.set(0, "printf %s " + quote(value) + " > " + VALUE + " && " + parts.get(0));
                }
              });
    }

    private void option(String name, JsonNode value) {
      String option = "--" + Names.cli(name);
      if (NEWER.contains(call.operation() + "." + name)) {
        notes.add(option + " needs AWS CLI 2.22 or newer.");
      }
      if (name.endsWith("SSECustomerKeyMD5") && call.parameters().has(name.replace("MD5", ""))) {
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
      } else {
        scalar(option, text(value, shape));
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

    private static String text(JsonNode value, @Nullable Shape shape) {
      boolean blob = shape instanceof Shape.Scalar scalar && scalar.kind() == Shape.Kind.BLOB;
      String text = value.asString();
      return blob
          ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
          : text;
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
      return value.isString() ? StringNode.valueOf(text(value, shape)) : value;
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
