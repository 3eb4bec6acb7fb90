package dev.lectern.sandbox.s3.state;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A multipart upload that is neither completed nor aborted.
 *
 * @param id what the API calls UploadId; ids of one key are in the order of their beginning
 * @param owner account that will own the object
 * @param algorithm checksum algorithm of parts and object; {@code CRC64NVME} when none was asked
 *     for
 * @param type {@code FULL_OBJECT} or {@code COMPOSITE}
 * @param chosen whether the client asked for the algorithm
 * @param attributes of the object, by the API's member names
 */
public record Upload(
    String id,
    String key,
    Instant initiated,
    String owner,
    String storageClass,
    String algorithm,
    String type,
    boolean chosen,
    Map<String, String> attributes,
    Map<String, String> metadata,
    Map<String, String> tags) {

  byte[] encode() {
    ObjectNode node = Json.object();
    node.put("id", id).put("key", key).put("initiated", initiated.toString());
    node.put("owner", owner).put("storageClass", storageClass);
    node.put("algorithm", algorithm).put("type", type).put("chosen", chosen);
    put(node, "attributes", attributes);
    put(node, "metadata", metadata);
    put(node, "tags", tags);
    return Json.MAPPER.writeValueAsBytes(node);
  }

  private static void put(ObjectNode node, String name, Map<String, String> map) {
    ObjectNode object = node.putObject(name);
    map.forEach(object::put);
  }

  static Upload decode(byte[] source) {
    JsonNode node = Json.MAPPER.readTree(source);
    return new Upload(
        node.required("id").asString(),
        node.required("key").asString(),
        Instant.parse(node.required("initiated").asString()),
        node.required("owner").asString(),
        node.required("storageClass").asString(),
        node.required("algorithm").asString(),
        node.required("type").asString(),
        node.required("chosen").asBoolean(),
        map(node.required("attributes")),
        map(node.required("metadata")),
        map(node.required("tags")));
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
