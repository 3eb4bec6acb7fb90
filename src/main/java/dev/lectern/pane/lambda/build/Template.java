package dev.lectern.pane.lambda.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A function to begin with. */
public enum Template {
  HELLO("hello", 128, 3, "{\n  \"name\": \"Ada\"\n}"),
  S3_METADATA("s3", 512, 10, ""),
  DYNAMODB_WRITER("dynamodb", 512, 10, "{\n  \"pk\": \"customer#7\",\n  \"total\": 42\n}"),
  CPU("cpu", 512, 30, "{}"),
  MEMORY_HOG("memory", 256, 10, "{\n  \"megabytes\": 10240\n}"),
  SLOW_INIT("slowinit", 512, 5, "{\n  \"n\": 12\n}"),
  // Its share of a busy computer needs some seconds to fill the memory.
  FAILING("failing", 256, 6, "{\n  \"how\": \"throw\"\n}");

  private final String file;
  private final int memory;
  private final int timeout;
  private final String event;

  Template(String file, int memory, int timeout, String event) {
    this.file = file;
    this.memory = memory;
    this.timeout = timeout;
    this.event = event;
  }

  /** Megabytes that it begins with; Java needs more than the others to have room at all. */
  public int memory(Language language) {
    return language == Language.JAVA ? Math.max(256, memory) : memory;
  }

  /** Seconds that it begins with. */
  public int timeout(Language language) {
    return language == Language.JAVA ? Math.max(10, timeout) : timeout;
  }

  /** An event for it; empty when one of the event templates is meant. */
  public String event() {
    return event;
  }

  /** The policy that its role needs beside the log; empty when it calls nothing. */
  public String needs() {
    return switch (this) {
      case S3_METADATA -> allow("s3:GetObject", "arn:aws:s3:::*/*");
      case DYNAMODB_WRITER -> allow("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/*");
      default -> "";
    };
  }

  private static String allow(String action, String resource) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]}"""
        .formatted(action, resource);
  }

  /** Its files by their names in the deployment package. */
  public Map<String, String> files(Language language) {
    Map<String, String> files = new LinkedHashMap<>();
    String end = language.file().substring(language.file().indexOf('.'));
    files.put(language.file(), read(language, file + end));
    if (language == Language.NODE && (this == S3_METADATA || this == DYNAMODB_WRITER)) {
      files.put("aws.mjs", read(language, "aws.mjs"));
    }
    return files;
  }

  private static String read(Language language, String name) {
    String path = "/lambda-templates/" + language.id() + "/" + name;
    try (InputStream in = Template.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
