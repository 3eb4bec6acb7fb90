package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.asl.State;
import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items of a distributed Map from S3 ("ItemReader"), and their batches ("ItemBatcher"). */
final class Items {

  private static final String FAILED = "States.ItemReaderFailed";

  private final Integrations integrations;

  Items(Integrations integrations) {
    this.integrations = integrations;
  }

  /** All items. May block. */
  List<JsonNode> read(Identity as, State.Reader reader, MapPlan plan) throws TaskFailure {
    List<JsonNode> items = new ArrayList<>();
    JsonNode given = plan.items();
    if (given != null) {
      given.forEach(items::add);
      return items;
    }
    JsonNode arguments = plan.readerArguments() == null ? Json.object() : plan.readerArguments();
    long most = plan.readerLimit() == 0 ? Long.MAX_VALUE : plan.readerLimit();
    if (reader.resource().endsWith(":s3:listObjectsV2")) {
      list(as, arguments, most, items);
    } else {
      String text = text(as, arguments);
      String type = reader.config().path("InputType").asString("JSON");
      switch (type) {
        case "CSV" -> csv(text, reader.config(), items);
        case "JSONL" -> lines(text, items);
        case "JSON" -> array(text, reader.config(), items);
        default ->
            throw new TaskFailure(
                "Sandbox.NotImplemented", "The sandbox reads no items of the type " + type + ".");
      }
    }
    return items.size() > most ? items.subList(0, (int) most) : items;
  }

  private JsonNode call(Identity as, String operation, JsonNode arguments) throws TaskFailure {
    try {
      return integrations.result(
          as, Resource.of("arn:aws:states:::aws-sdk:s3:" + operation), arguments);
    } catch (TaskFailure failure) {
      throw new TaskFailure(FAILED, failure.error() + ": " + failure.cause());
    }
  }

  private String text(Identity as, JsonNode arguments) throws TaskFailure {
    return call(as, "getObject", arguments).path("Body").asString("");
  }

  private void list(Identity as, JsonNode arguments, long most, List<JsonNode> items)
      throws TaskFailure {
    ObjectNode request = (ObjectNode) arguments.deepCopy();
    String next;
    do {
      JsonNode page = call(as, "listObjectsV2", request);
      page.path("Contents").forEach(items::add);
      next = page.path("NextContinuationToken").asString("");
      request.put("ContinuationToken", next);
    } while (!next.isEmpty() && items.size() < most);
  }

  private static void array(String text, JsonNode config, List<JsonNode> items) throws TaskFailure {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(text);
    } catch (JacksonException wrong) {
      throw new TaskFailure(FAILED, "Attempting to parse the file as JSON failed.");
    }
    String pointer = config.path("ItemsPointer").asString("");
    JsonNode found = pointer.isEmpty() ? root : root.at(pointer);
    if (found.isMissingNode()) {
      throw new TaskFailure(
          FAILED,
          "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON"
              + " structure.");
    }
    if (!found.isArray()) {
      throw new TaskFailure(
          FAILED,
          "Attempting to map over non-iterable node of type "
              + found.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
              + ".");
    }
    found.forEach(items::add);
  }

  private static void lines(String text, List<JsonNode> items) throws TaskFailure {
    for (String line : text.lines().toList()) {
      if (!line.isBlank()) {
        try {
          items.add(Json.MAPPER.readTree(line));
        } catch (JacksonException wrong) {
          throw new TaskFailure(FAILED, "A line of the file is not valid JSON.");
        }
      }
    }
  }

  private static void csv(String text, JsonNode config, List<JsonNode> items) throws TaskFailure {
    char delimiter =
        switch (config.path("CSVDelimiter").asString("COMMA")) {
          case "PIPE" -> '|';
          case "SEMICOLON" -> ';';
          case "SPACE" -> ' ';
          case "TAB" -> '\t';
          default -> ',';
        };
    List<List<String>> rows = rows(text, delimiter);
    List<String> headers = new ArrayList<>();
    int first = 0;
    if (config.path("CSVHeaderLocation").asString("FIRST_ROW").equals("GIVEN")) {
      config.path("CSVHeaders").forEach(header -> headers.add(header.asString()));
    } else if (!rows.isEmpty()) {
      headers.addAll(rows.getFirst());
      first = 1;
    }
    if (new HashSet<>(headers).size() < headers.size()) {
      throw new TaskFailure(FAILED, "CSV headers cannot contain duplicates.");
    }
    for (List<String> row : rows.subList(first, rows.size())) {
      ObjectNode item = Json.object();
      for (int i = 0; i < headers.size(); i++) {
        item.put(headers.get(i), i < row.size() ? row.get(i) : "");
      }
      items.add(item);
    }
  }

  /** RFC 4180: fields may be quoted, a quote is doubled. */
  private static List<List<String>> rows(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == delimiter) {
        row.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        end(rows, row, field);
        row = new ArrayList<>();
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (!field.isEmpty() || !row.isEmpty()) {
      end(rows, row, field);
    }
    return rows;
  }

  private static void end(List<List<String>> rows, List<String> row, StringBuilder field) {
    row.add(field.toString());
    field.setLength(0);
    if (row.size() > 1 || !row.getFirst().isEmpty()) {
      rows.add(row);
    }
  }

  /** Items in batches, as an ItemBatcher puts them together; each is a child's input. */
  static List<ArrayNode> batches(List<JsonNode> items, MapPlan plan) {
    int most = plan.batchItems() == 0 ? Integer.MAX_VALUE : plan.batchItems();
    int bytes = plan.batchBytes() == 0 ? 262_144 : plan.batchBytes();
    List<ArrayNode> batches = new ArrayList<>();
    int size = 0;
    for (JsonNode item : items) {
      int length = item.toString().getBytes(StandardCharsets.UTF_8).length;
      if (batches.isEmpty() || batches.getLast().size() >= most || size + length > bytes) {
        batches.add(Json.array());
        size = 0;
      }
      batches.getLast().add(item);
      size += length;
    }
    return batches;
  }
}
