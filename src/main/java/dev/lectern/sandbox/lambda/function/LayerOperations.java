package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.LambdaAccess;
import dev.lectern.sandbox.lambda.code.CodeLinks;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.BlobWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Layers: versions that do not change, and that functions name one by one. */
public final class LayerOperations {

  private final LambdaState state;
  private final CodeIntake intake;
  private final CodeLinks links;

  private LayerOperations(LambdaState state, CodeIntake intake, CodeLinks links) {
    this.state = state;
    this.intake = intake;
    this.links = links;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(LambdaState state, CodeIntake intake, CodeLinks links) {
    LayerOperations operations = new LayerOperations(state, intake, links);
    return Map.of(
        "PublishLayerVersion", operations::publish,
        "GetLayerVersion", operations::get,
        "GetLayerVersionByArn", operations::byArn,
        "ListLayerVersions", operations::versions,
        "ListLayers", operations::layers,
        "DeleteLayerVersion", operations::delete);
  }

  private static String name(Call call) {
    String name = call.input().path("LayerName").asString("");
    return name.startsWith("arn:") ? name.split(":", -1)[6] : name;
  }

  private static List<String> prefix(Call call) {
    return List.of(call.caller().accountId(), call.region(), name(call));
  }

  private Reply publish(Call call) throws IOException {
    String name = name(call);
    if (!name.matches("[a-zA-Z0-9-_]{1,140}")) {
      throw LambdaErrors.constraint(
          "layerName", name, "Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+");
    }
    try (Upload code = intake.read(call, call.input().path("Content"))) {
      return published(call, name, code);
    }
  }

  private Reply published(Call call, String name, Upload code) throws IOException {
    String arn =
        "arn:aws:lambda:" + call.region() + ":" + call.caller().accountId() + ":layer:" + name;
    ObjectNode layer = Json.object();
    layer.put("codeSize", code.size()).put("unpacked", code.unpacked());
    ObjectNode shown = layer.putObject("shown");
    shown.put("Description", call.input().path("Description").asString(""));
    shown.put("CreatedDate", Configurations.time(call.now()));
    for (String member : List.of("CompatibleRuntimes", "CompatibleArchitectures", "LicenseInfo")) {
      if (call.input().hasNonNull(member)) {
        shown.set(member, call.input().path(member));
      }
    }
    try (BlobWriter writer = state.store().newBlob()) {
      code.writeTo(writer);
      var blob = writer.finish();
      state
          .store()
          .run(
              tx -> {
                tx.keep(blob);
                List<String> counter = List.of("layer-numbers", arn);
                ObjectNode last = state.layers().get(tx, counter).orElseGet(Json::object);
                long number = last.path("last").asLong(0) + 1;
                state.layers().put(tx, counter, last.put("last", number));
                shown.put("Version", number);
                shown.put("LayerArn", arn);
                shown.put("LayerVersionArn", arn + ":" + number);
                layer.put("blob", blob.id()).put("sha256", code.sha256());
                state
                    .layers()
                    .put(
                        tx,
                        Layers.key(call.caller().accountId(), call.region(), name, number),
                        layer);
              });
    }
    return Reply.of(described(layer));
  }

  private ObjectNode described(ObjectNode layer) {
    ObjectNode output = (ObjectNode) layer.path("shown").deepCopy();
    output
        .putObject("Content")
        .put("Location", links.to(layer.path("blob").asLong()))
        .put("CodeSha256", layer.path("sha256").asString())
        .put("CodeSize", layer.path("codeSize").asLong());
    return output;
  }

  private static JsonNode item(ObjectNode layer) {
    ObjectNode item = (ObjectNode) layer.path("shown").deepCopy();
    item.remove("LayerArn");
    return item;
  }

  private Reply get(Call call) {
    String name = call.input().path("LayerName").asString("");
    long version = call.input().path("VersionNumber").asLong();
    return Reply.of(
        (name.startsWith("arn:")
                ? Layers.find(state, name + ":" + version)
                : state
                    .layers()
                    .get(Layers.key(call.caller().accountId(), call.region(), name, version)))
            .map(this::described)
            .orElseThrow(
                () -> LambdaErrors.notFound("The resource you requested does not exist.")));
  }

  private Reply byArn(Call call) {
    return Reply.of(
        Layers.find(state, call.input().path("Arn").asString(""))
            .map(this::described)
            .orElseThrow(
                () -> LambdaErrors.notFound("The resource you requested does not exist.")));
  }

  private static boolean fits(ObjectNode layer, ObjectNode input) {
    String runtime = input.path("CompatibleRuntime").asString("");
    return runtime.isEmpty()
        || layer
            .path("shown")
            .path("CompatibleRuntimes")
            .valueStream()
            .anyMatch(one -> one.asString("").equals(runtime));
  }

  private Reply versions(Call call) {
    List<JsonNode> all =
        state.layers().list(prefix(call)).reversed().stream()
            .filter(layer -> fits(layer, call.input()))
            .map(LayerOperations::item)
            .toList();
    return Reply.of(FunctionOperations.page("LayerVersions", all, call.input(), 50));
  }

  private Reply layers(Call call) {
    Map<String, ObjectNode> newest = new LinkedHashMap<>();
    for (ObjectNode layer :
        state.layers().list(List.of(call.caller().accountId(), call.region()))) {
      if (fits(layer, call.input())) {
        newest.put(layer.path("shown").path("LayerArn").asString(), layer);
      }
    }
    List<JsonNode> all =
        newest.entrySet().stream()
            .map(
                entry -> {
                  ObjectNode item =
                      Json.object()
                          .put("LayerArn", entry.getKey())
                          .put(
                              "LayerName",
                              entry.getKey().substring(entry.getKey().lastIndexOf(':') + 1));
                  item.set("LatestMatchingVersion", item(entry.getValue()));
                  return (JsonNode) item;
                })
            .toList();
    return Reply.of(FunctionOperations.page("Layers", all, call.input(), 50));
  }

  /** Functions that have it keep it: the code stays as long as the sandbox's data. */
  private Reply delete(Call call) throws IOException {
    long version = call.input().path("VersionNumber").asLong();
    List<String> key = Layers.key(call.caller().accountId(), call.region(), name(call), version);
    state
        .store()
        .run(
            tx ->
                state
                    .layers()
                    .get(tx, key)
                    .ifPresent(
                        layer -> {
                          state.layers().remove(tx, key);
                          state
                              .policies()
                              .remove(
                                  tx,
                                  LambdaAccess.layerKey(
                                      layer.path("shown").path("LayerVersionArn").asString()));
                          state
                              .layers()
                              .put(
                                  tx,
                                  List.of(
                                      "deleted-layers",
                                      layer.path("shown").path("LayerVersionArn").asString()),
                                  layer);
                        }));
    return Reply.empty().withStatus(204);
  }
}
