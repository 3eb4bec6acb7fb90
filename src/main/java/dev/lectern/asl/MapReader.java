package dev.lectern.asl;

import dev.lectern.asl.Definition.Scope;
import dev.lectern.asl.State.Batcher;
import dev.lectern.asl.State.Common;
import dev.lectern.asl.State.Distributed;
import dev.lectern.asl.State.Reader;
import dev.lectern.asl.State.Recovery;
import dev.lectern.asl.State.Writer;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a Map, inline or distributed ("Map workflow state"). */
final class MapReader {

  /** What only a Map has. */
  static final Set<String> FIELDS =
      Set.of(
          "ItemProcessor",
          "Iterator",
          "ItemsPath",
          "Items",
          "ItemSelector",
          "MaxConcurrency",
          "MaxConcurrencyPath",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Label");

  private static final Set<String> DISTRIBUTED_ONLY =
      Set.of(
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Label");

  private static final List<String> READERS = List.of(":s3:getObject", ":s3:listObjectsV2");

  private static final Set<String> READER_CONFIG =
      Set.of(
          "InputType",
          "ItemsPointer",
          "Transformation",
          "ManifestType",
          "CSVDelimiter",
          "CSVHeaderLocation",
          "CSVHeaders",
          "MaxItems",
          "MaxItemsPath");

  private static final int LONGEST_LABEL = 40;

  private final ScopeReader scopes;
  private final Faults faults;

  MapReader(ScopeReader scopes, Faults faults) {
    this.scopes = scopes;
    this.faults = faults;
  }

  State read(Common common, Fields fields, Recovery recovery) {
    fields.atMostOne("ItemProcessor", "Iterator");
    fields.atMostOne("ItemSelector", "Parameters");
    String field = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
    boolean there = fields.require(field);
    JsonNode node = fields.node().path(field);
    String at = common.at() + "/" + field;
    if (there && node.isObject()) {
      new Fields(node, at, "", common.language(), faults)
          .only(Set.of("Comment", "ProcessorConfig", "StartAt", "States"));
    }
    JsonNode config = node.path("ProcessorConfig");
    String mode = config.path("Mode").asString("INLINE");
    String type = config.path("ExecutionType").asString("");
    boolean distributed = mode.equals("DISTRIBUTED");
    if (!distributed && !mode.equals("INLINE")) {
      faults.schema(
          "Value should be one of the following: [INLINE, DISTRIBUTED]",
          at + "/ProcessorConfig/Mode");
    }
    if (distributed && !type.equals("STANDARD") && !type.equals("EXPRESS")) {
      faults.schema("These fields are required: [ExecutionType]", at + "/ProcessorConfig");
    }
    if (distributed && scopes.express()) {
      faults.schema("Express state machine does not support 'DISTRIBUTED' Map states", common.at());
    }
    if (!distributed) {
      for (String name : fields.node().propertyNames()) {
        if (DISTRIBUTED_ONLY.contains(name)) {
          faults.schema(
              "Field '" + name + "' is only supported for the 'DISTRIBUTED' Mode", common.at());
        }
      }
    }
    Scope processor =
        there
            ? scopes.scope(
                node, at, scopes.machineLanguage(), distributed && type.equals("EXPRESS"))
            : new Scope("", Map.of(), at);
    return new State.Map(
        common,
        processor,
        fields.jsonata() ? items(fields) : fields.path("ItemsPath", true),
        fields.has("Parameters") && !fields.jsonata()
            ? fields.template("Parameters")
            : fields.template("ItemSelector"),
        fields.number("MaxConcurrency", 0, Integer.MAX_VALUE),
        distributed ? distributed(fields, type.equals("EXPRESS")) : null,
        recovery);
  }

  private @Nullable Value items(Fields fields) {
    JsonNode items = fields.node().path("Items");
    if (!items.isMissingNode() && !items.isArray() && !items.isString() && !items.isObject()) {
      faults.schema("Value must be an array or a JSONata expression", fields.at() + "/Items");
    }
    return fields.template("Items");
  }

  private Distributed distributed(Fields fields, boolean express) {
    String label = fields.text("Label", "");
    if (label.length() > LONGEST_LABEL
        || label.matches(".*[\\s?*<>{}\\[\\]:;,|^~$#%&`\"/\\\\].*")) {
      faults.add(
          "INVALID_LABEL_NAME",
          "A label has at most 40 characters and no white space, wildcards or special characters",
          fields.at() + "/Label");
    }
    return new Distributed(
        express,
        label,
        fields.number("ToleratedFailureCount", 0, Integer.MAX_VALUE),
        percentage(fields),
        reader(fields),
        batcher(fields),
        writer(fields));
  }

  /** May have a fraction. */
  private @Nullable Value percentage(Fields fields) {
    JsonNode node = fields.node().path("ToleratedFailurePercentage");
    if (node.isNumber()) {
      fields.atMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
      if (node.asDouble() < 0 || node.asDouble() > 100) {
        faults.schema(
            node.asDouble() < 0 ? "Minimum value is 0.0" : "Maximum value is 100.0",
            fields.at() + "/ToleratedFailurePercentage");
      }
      return new Value.Constant(node);
    }
    return fields.number("ToleratedFailurePercentage", 0, 100);
  }

  private @Nullable Fields part(Fields fields, String name, Set<String> allowed) {
    JsonNode node = fields.node().path(name);
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isObject()) {
      faults.type("OBJECT", fields.at() + "/" + name);
      return null;
    }
    Fields part = fields.within(name, node);
    part.only(allowed);
    return part;
  }

  private static @Nullable Value arguments(Fields part) {
    return part.template(part.jsonata() ? "Arguments" : "Parameters");
  }

  private @Nullable Reader reader(Fields fields) {
    Fields part =
        part(
            fields,
            "ItemReader",
            Set.of("Comment", "Resource", "ReaderConfig", "Parameters", "Arguments"));
    if (part == null || !part.require("Resource")) {
      return null;
    }
    String resource = resource(part, READERS);
    JsonNode config = part.node().path("ReaderConfig");
    Fields settings = part.within("ReaderConfig", config.isObject() ? config : Json.object());
    settings.only(READER_CONFIG);
    oneOf(settings, "InputType", "CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    oneOf(settings, "ManifestType", "ATHENA_DATA", "S3_INVENTORY");
    oneOf(settings, "Transformation", "NONE", "LOAD_AND_FLATTEN");
    oneOf(settings, "CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    oneOf(settings, "CSVHeaderLocation", "FIRST_ROW", "GIVEN");
    if (settings.text("Transformation", "").equals("LOAD_AND_FLATTEN")
        || settings.text("ManifestType", "").equals("ATHENA_DATA")) {
      settings.require("InputType");
    } else if (settings.text("ManifestType", "").equals("S3_INVENTORY")) {
      settings.atMostOne("ManifestType", "InputType");
    }
    return new Reader(
        resource, arguments(part), settings.node(), settings.number("MaxItems", 0, 100_000_000));
  }

  /** The resource of a part that reads or writes S3. */
  private String resource(Fields part, List<String> actions) {
    String resource = part.text("Resource", "");
    if (actions.stream().noneMatch(resource::endsWith)) {
      faults.schema(ServiceResources.unknown(resource), part.at() + "/Resource");
    }
    return resource;
  }

  private void oneOf(Fields part, String field, String... values) {
    String value = part.text(field);
    if (value != null && !List.of(values).contains(value)) {
      faults.schema(
          "Value should be one of the following: " + List.of(values), part.at() + "/" + field);
    }
  }

  private @Nullable Batcher batcher(Fields fields) {
    Fields part =
        part(
            fields,
            "ItemBatcher",
            Set.of(
                "Comment",
                "BatchInput",
                "MaxItemsPerBatch",
                "MaxItemsPerBatchPath",
                "MaxInputBytesPerBatch",
                "MaxInputBytesPerBatchPath"));
    if (part == null) {
      return null;
    }
    Value items = part.number("MaxItemsPerBatch", 1, Integer.MAX_VALUE);
    Value bytes = part.number("MaxInputBytesPerBatch", 1, 262_144);
    if (items == null && bytes == null) {
      faults.schema(
          "There must be one of the following fields: [MaxItemsPerBatch, MaxInputBytesPerBatch]",
          part.at());
    }
    return new Batcher(items, bytes, part.template("BatchInput"));
  }

  private @Nullable Writer writer(Fields fields) {
    Fields part =
        part(
            fields,
            "ResultWriter",
            Set.of("Comment", "Resource", "WriterConfig", "Parameters", "Arguments"));
    if (part == null) {
      return null;
    }
    JsonNode config = part.node().path("WriterConfig");
    if (config.isObject()) {
      Fields settings = part.within("WriterConfig", config);
      settings.only(Set.of("Transformation", "OutputType"));
      settings.require("Transformation", "OutputType");
      oneOf(settings, "Transformation", "NONE", "COMPACT", "FLATTEN");
      oneOf(settings, "OutputType", "JSON", "JSONL");
    }
    if (part.has("Resource")) {
      part.require(part.jsonata() ? "Arguments" : "Parameters");
    } else if (!part.has("WriterConfig")) {
      faults.schema(
          "There must be one of the following fields: [WriterConfig, Resource]", part.at());
    }
    String resource = part.has("Resource") ? resource(part, List.of(":s3:putObject")) : null;
    return new Writer(resource, arguments(part), config);
  }
}
