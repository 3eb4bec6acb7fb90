package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.asl.State;
import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.interpreter.Dataset;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.parquet.MalformedParquet;
import dev.lectern.sandbox.stepfunctions.parquet.ParquetFile;
import dev.lectern.sandbox.stepfunctions.parquet.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items of a distributed Map from S3 ("ItemReader (Map)"): a file, the objects of a bucket or what
 * is in them, the files that the manifest of an inventory or of an Athena query names.
 */
final class Items {

  private static final String FAILED = "States.ItemReaderFailed";

  private final Integrations integrations;

  Items(Integrations integrations) {
    this.integrations = integrations;
  }

  /** All items. May block. */
  Dataset read(Identity as, State.Reader reader, MapPlan plan) throws TaskFailure {
    JsonNode arguments = plan.readerArguments() == null ? Json.object() : plan.readerArguments();
    Dataset found = new Reading(as, reader.config(), plan).read(reader, arguments);
    long most = plan.readerLimit();
    if (most > 0 && found.items().size() > most) {
      found.items().subList((int) most, found.items().size()).clear();
    }
    return found;
  }

  static TaskFailure failed(String why) {
    return new TaskFailure(FAILED, why);
  }

  private static JsonNode json(String text, String why) throws TaskFailure {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException wrong) {
      throw failed(why);
    }
  }

  /** One reading of all items. */
  private final class Reading {

    private final Identity as;
    private final JsonNode config;
    private final long most;
    private final Dataset found = new Dataset();
    private final List<JsonNode> items = found.items();

    Reading(Identity as, JsonNode config, MapPlan plan) {
      this.as = as;
      this.config = config;
      this.most = plan.readerLimit() == 0 ? Long.MAX_VALUE : plan.readerLimit();
    }

    Dataset read(State.Reader reader, JsonNode arguments) throws TaskFailure {
      String type = config.path("InputType").asString("JSON");
      if (reader.resource().endsWith(":s3:listObjectsV2")) {
        list(arguments, type);
        return found;
      }
      switch (config
          .path("ManifestType")
          .asString(type.equals("MANIFEST") ? "S3_INVENTORY" : "NONE")) {
        case "S3_INVENTORY" -> inventory(arguments);
        case "ATHENA_DATA" -> athena(text(arguments), type);
        default -> file(arguments, type);
      }
      return found;
    }

    private RoleCalls.Answer call(String operation, JsonNode arguments) throws TaskFailure {
      try {
        return integrations.s3(as, operation, arguments, new byte[0]);
      } catch (TaskFailure failure) {
        throw failed(failure.error() + ": " + failure.cause());
      }
    }

    /** An object's text; one whose key says so is unpacked. */
    private String text(JsonNode arguments) throws TaskFailure {
      byte[] bytes = call("GetObject", arguments).payload();
      return new String(
          Unpacking.of(arguments.path("Key").asString(""), bytes), StandardCharsets.UTF_8);
    }

    private static ObjectNode object(String bucket, String key) {
      return Json.object().put("Bucket", bucket).put("Key", key);
    }

    /** Items of a file come from there; AWS writes the scheme as here. */
    private void from(JsonNode arguments) {
      found.from(
          "S3://"
              + arguments.path("Bucket").asString("")
              + "/"
              + arguments.path("Key").asString(""));
    }

    private void file(JsonNode arguments, String type) throws TaskFailure {
      from(arguments);
      switch (type) {
        case "CSV" -> csv(text(arguments));
        case "JSONL" -> lines(text(arguments));
        case "PARQUET" -> parquet(arguments);
        case "JSON" -> document(text(arguments));
        default -> throw failed("The InputType " + type + " is not that of a file of items.");
      }
    }

    /** The objects of a bucket, or with LOAD_AND_FLATTEN what is in them. */
    private void list(JsonNode arguments, String type) throws TaskFailure {
      boolean load = config.path("Transformation").asString("NONE").equals("LOAD_AND_FLATTEN");
      ObjectNode request = (ObjectNode) arguments.deepCopy();
      found.from("S3://" + arguments.path("Bucket").asString(""));
      String next;
      do {
        JsonNode page = call("ListObjectsV2", request).output();
        for (JsonNode object : page.path("Contents")) {
          if (items.size() >= most) {
            return;
          }
          if (load && folder(object)) {
            continue;
          }
          if (load) {
            file(
                object(arguments.path("Bucket").asString(""), object.path("Key").asString()), type);
          } else {
            items.add(listed(object));
          }
        }
        next = page.path("NextContinuationToken").asString("");
        request.put("ContinuationToken", next);
      } while (!next.isEmpty());
    }

    /** What S3's console makes for a folder; there is nothing in it to load. */
    private static boolean folder(JsonNode object) {
      return object.path("Key").asString().endsWith("/") && object.path("Size").asLong() == 0;
    }

    private static ObjectNode listed(JsonNode object) {
      ObjectNode listed = Json.object();
      listed.set("Etag", object.path("ETag"));
      listed.set("Key", object.path("Key"));
      listed.put(
          "LastModified", Instant.parse(object.path("LastModified").asString()).getEpochSecond());
      listed.set("Size", object.path("Size"));
      listed.set("StorageClass", object.path("StorageClass"));
      return listed;
    }

    /** The rows of the files that an inventory's {@code manifest.json} names. */
    private void inventory(JsonNode arguments) throws TaskFailure {
      JsonNode manifest = json(text(arguments), "Attempting to parse the manifest as JSON failed.");
      if (!manifest.path("fileFormat").asString("").equals("CSV")) {
        throw failed("The output format of the S3 inventory must be CSV.");
      }
      List<String> headers =
          Stream.of(manifest.path("fileSchema").asString("").split(","))
              .map(String::strip)
              .toList();
      String bucket = manifest.path("destinationBucket").asString("").replaceFirst(".*:::", "");
      for (JsonNode file : manifest.path("files")) {
        from(object(bucket, file.path("key").asString()));
        for (List<String> row :
            Rows.of(text(object(bucket, file.path("key").asString())), config)) {
          items.add(Rows.item(headers, row));
        }
      }
    }

    /** What is in the files that an Athena query's manifest names, an S3 URI a line. */
    private void athena(String text, String type) throws TaskFailure {
      for (List<String> line : Rows.of(text, Json.object())) {
        String uri = line.getFirst().strip();
        int slash = uri.indexOf('/', "s3://".length());
        if (!uri.startsWith("s3://") || slash < 0) {
          throw failed("The manifest has a line that is no S3 URI: " + uri);
        }
        file(object(uri.substring("s3://".length(), slash), uri.substring(slash + 1)), type);
      }
    }

    private void document(String text) throws TaskFailure {
      JsonNode root = json(text, "Attempting to parse the file as JSON failed.");
      String pointer = config.path("ItemsPointer").asString("");
      JsonNode node = pointer.isEmpty() ? root : root.at(pointer);
      if (node.isMissingNode()) {
        throw failed(
            "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON"
                + " structure.");
      }
      if (!node.isContainer()) {
        throw failed(
            "Attempting to map over non-iterable node of type "
                + node.getNodeType().name().toLowerCase(Locale.ROOT)
                + ".");
      }
      if (node.isObject()) {
        found.members();
      }
      (node.isObject() ? MapPlan.pairs(node) : node).forEach(items::add);
    }

    /** A row an item, and no more rows than are wanted. */
    private void parquet(JsonNode arguments) throws TaskFailure {
      if (arguments.has("VersionId")) {
        throw failed("The VersionId field is not supported for the InputType PARQUET.");
      }
      try {
        new ParquetFile(new RangedObject(this::call, arguments)).read(new ParquetRows(items, most));
      } catch (MalformedParquet wrong) {
        throw failed("Attempting to parse the file as PARQUET failed: " + wrong.getMessage() + ".");
      } catch (Source.Unreadable unreadable) {
        if (unreadable.getCause() instanceof TaskFailure failure) {
          throw failure;
        }
        throw unreadable;
      }
    }

    private void lines(String text) throws TaskFailure {
      for (String line : text.lines().toList()) {
        if (!line.isBlank()) {
          items.add(json(line, "A line of the file is not valid JSON."));
        }
      }
    }

    private void csv(String text) throws TaskFailure {
      List<List<String>> rows = Rows.of(text, config);
      List<String> headers = new ArrayList<>();
      int first = 0;
      if (config.path("CSVHeaderLocation").asString("FIRST_ROW").equals("GIVEN")) {
        config.path("CSVHeaders").forEach(header -> headers.add(header.asString()));
      } else if (!rows.isEmpty()) {
        headers.addAll(rows.getFirst());
        first = 1;
      }
      if (new HashSet<>(headers).size() < headers.size()) {
        throw failed("CSV headers cannot contain duplicates.");
      }
      rows.subList(first, rows.size()).forEach(row -> items.add(Rows.item(headers, row)));
    }
  }
}
