package dev.lectern.calls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files that a line of the AWS CLI reads: values that the CLI would take for the name of a file,
 * archives that it takes from files only, bytes that were too many to be kept. What is known is
 * written by a command before the line; the rest is a note.
 */
final class CliFiles {

  /** Holds a text that begins like the name of a file. */
  static final String TEXT = "value.txt";

  /** Holds bytes. */
  static final String BYTES = "value.bin";

  private static final String ARCHIVE = "function.zip";

  /** Where Lambda's operations have their archive, which the CLI wants as {@code --zip-file}. */
  private static final Map<String, String> ARCHIVES =
      Map.of("CreateFunction", "Code", "PublishLayerVersion", "Content", "UpdateFunctionCode", "");

  private final List<String> commands = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Options that the CLI asks for and the API does not have. */
  static List<String> more(String operation) {
    return operation.equals("CreateVirtualMFADevice")
        ? List.of("--outfile seed.txt", "--bootstrap-method Base32StringSeed")
        : List.of();
  }

  /** Commands to run first; empty when there are none. */
  String before() {
    return String.join("", commands);
  }

  List<String> notes() {
    return notes;
  }

  /** A text that the CLI is to read from a file; the option's value. */
  String text(String value) {
    commands.add("printf %s " + CliRenderer.quote(value) + " > " + TEXT + " && ");
    return "file://" + TEXT;
  }

  /** Bytes that the CLI is to read from a file; the option's value. */
  String bytes(JsonNode value, String file) {
    OptionalLong leftOut =
        value.isString() ? LeftOut.bytes(value.asString()) : OptionalLong.empty();
    if (leftOut.isPresent()) {
      notes.add(
          String.format(
              Locale.ENGLISH,
              "The value had %,d bytes and is not kept: put it into %s first.",
              leftOut.getAsLong(),
              file));
    } else {
      commands.add(
          "printf %s " + CliRenderer.quote(base64(value)) + " | base64 -d > " + file + " && ");
    }
    return "fileb://" + file;
  }

  /** Takes the archive of a function or layer out of a copy of the parameters. */
  List<String> archive(ApiCall call, ObjectNode parameters) {
    String holder = ARCHIVES.get(call.operation());
    if (!call.service().equals("lambda") || holder == null) {
      return List.of();
    }
    JsonNode inside = holder.isEmpty() ? parameters : parameters.path(holder);
    if (!(inside instanceof ObjectNode object) || !object.has("ZipFile")) {
      return List.of();
    }
    JsonNode archive = object.remove("ZipFile");
    if (!holder.isEmpty() && object.isEmpty()) {
      parameters.remove(holder);
    }
    return List.of("--zip-file " + bytes(archive, ARCHIVE));
  }

  /** Bytes, or the text that they are, in base64. */
  static String base64(JsonNode value) {
    return value.isBinary()
        ? value.asString()
        : Base64.getEncoder()
            .encodeToString(value.asString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
