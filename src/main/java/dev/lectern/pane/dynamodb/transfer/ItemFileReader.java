package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.Numbers;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.ItemText;
import dev.lectern.pane.dynamodb.data.PlainJson;
import dev.lectern.ui.editor.JsonProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads items from a file one after the other; what is no item is told with its line. */
final class ItemFileReader implements AutoCloseable {

  /**
   * A row of the file.
   *
   * @param line where it begins, from 1
   * @param item null when it is none
   * @param problem why; empty when it is one
   */
  record Row(long line, @Nullable Map<String, AttributeValue> item, String problem) {}

  /** Finds the next row; null at the end. */
  @FunctionalInterface
  private interface Source {
    @Nullable Row next() throws IOException;
  }

  private final Counting bytes;
  private final PushbackReader in;
  private final Source source;
  private long line;

  ItemFileReader(Path file) throws IOException {
    bytes = new Counting(Files.newInputStream(file));
    Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    in = new PushbackReader(text, 1);
    if (FileFormat.csv(file)) {
      source = csv();
    } else {
      source = first() == '[' ? array() : lines();
    }
  }

  private int first() throws IOException {
    int c = in.read();
    while (c >= 0 && (Character.isWhitespace(c) || c == '\uFEFF')) {
      c = in.read();
    }
    if (c >= 0) {
      in.unread(c);
    }
    return c;
  }

  /** The next row; null at the end. */
  @Nullable Row next() throws IOException {
    return source.next();
  }

  /** Bytes read so far. */
  long read() {
    return bytes.count;
  }

  private Source lines() {
    BufferedReader reader = new BufferedReader(in);
    return () -> {
      String text = reader.readLine();
      line++;
      while (text != null && text.isBlank()) {
        text = reader.readLine();
        line++;
      }
      if (text == null) {
        return null;
      }
      try {
        return row(line, PlainJson.exact().readTree(text));
      } catch (JacksonException e) {
        return new Row(line, null, "This is no JSON: " + JsonProblem.sentence(e));
      }
    };
  }

  private Source array() {
    JsonParser parser = PlainJson.exact().createParser(in);
    parser.nextToken();
    return () -> {
      long at = line;
      try {
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
          return null;
        }
        at = parser.currentTokenLocation().getLineNr();
        line = at;
        return row(at, parser.readValueAsTree());
      } catch (JacksonException e) {
        // behind an error nobody knows where the next item begins
        throw new IOException(
            "The file is no JSON from line " + Math.max(1, at) + " on: " + JsonProblem.sentence(e),
            e);
      }
    };
  }

  private static Row row(long at, JsonNode node) {
    JsonNode item = node.size() == 1 && node.path("Item").isObject() ? node.path("Item") : node;
    if (!item.isObject()) {
      return new Row(at, null, "This is no item: an item is an object.");
    }
    try {
      return new Row(at, ItemText.typed(item) ? ItemJson.item(item) : PlainJson.read(item), "");
    } catch (InvalidValueException e) {
      return new Row(at, null, e.text());
    }
  }

  private Source csv() throws IOException {
    first();
    CsvText text = new CsvText(in);
    List<@Nullable String> heads = text.row();
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (String head : heads == null ? List.<String>of() : heads) {
      String full = head == null ? "" : head;
      int colon = full.lastIndexOf(':');
      boolean typed = colon > 0 && full.substring(colon + 1).matches("[NSBLM*]|BOOL|NULL|[NSB]S");
      names.add(typed ? full.substring(0, colon) : full);
      types.add(typed ? full.substring(colon + 1) : "S");
    }
    return () -> {
      long at = text.line();
      List<@Nullable String> fields = text.row();
      while (fields != null && fields.size() == 1 && fields.getFirst() == null) {
        at = text.line();
        fields = text.row();
      }
      return fields == null ? null : row(at, names, types, fields);
    };
  }

  private static Row row(
      long at, List<String> names, List<String> types, List<@Nullable String> fields) {
    if (fields.size() > names.size()) {
      return new Row(
          at, null, "The row has " + fields.size() + " fields, the heading " + names.size() + ".");
    }
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (field == null) {
        continue;
      }
      try {
        item.put(names.get(i), value(types.get(i), field));
      } catch (InvalidValueException e) {
        return new Row(at, null, names.get(i) + ": " + e.text());
      } catch (JacksonException e) {
        return new Row(at, null, names.get(i) + ": this is no JSON: " + field);
      }
    }
    return new Row(at, item, "");
  }

  private static AttributeValue value(String type, String field) {
    return switch (type) {
      case "S" -> new AttributeValue.Text(field);
      case "N" -> Numbers.parse(field.strip());
      case "B" -> bytes(field);
      default -> typed(type, Json.MAPPER.readTree(field));
    };
  }

  /** In Base64, as it is or in DynamoDB's JSON. */
  private static AttributeValue bytes(String field) {
    String text = field.strip();
    return ItemJson.value(
        text.startsWith("{") ? Json.MAPPER.readTree(text) : Json.object().put("B", text));
  }

  /** In DynamoDB's JSON, or what stands in that behind a type that the heading names. */
  private static AttributeValue typed(String type, JsonNode node) {
    if (node.isObject()) {
      return ItemJson.value(node);
    }
    boolean list = type.endsWith("S") || type.equals("L");
    if (type.equals("*") || type.equals("M") || list != node.isArray()) {
      throw new InvalidValueException(
          "this is no " + (type.equals("*") ? "value" : type) + " in DynamoDB's JSON: " + node);
    }
    return ItemJson.value(Json.object().set(type, node));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Counts what goes through. */
  private static final class Counting extends java.io.FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
