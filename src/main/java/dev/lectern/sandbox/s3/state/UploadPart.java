package dev.lectern.sandbox.s3.state;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a multipart upload.
 *
 * @param etag without quotes
 * @param md5 hex, of which the object's ETag is made
 * @param checksum base64, by the upload's algorithm
 */
public record UploadPart(
    int number,
    long size,
    String etag,
    String md5,
    String checksum,
    Instant lastModified,
    List<Segment> segments) {

  byte[] encode() {
    ObjectNode node = Json.object();
    node.put("number", number).put("size", size).put("etag", etag).put("md5", md5);
    node.put("checksum", checksum).put("lastModified", lastModified.toString());
    ArrayNode list = node.putArray("segments");
    segments.forEach(one -> list.addArray().add(one.blob()).add(one.offset()).add(one.length()));
    return Json.MAPPER.writeValueAsBytes(node);
  }

  static UploadPart decode(byte[] source) {
    JsonNode node = Json.MAPPER.readTree(source);
    List<Segment> segments = new ArrayList<>();
    node.required("segments")
        .forEach(
            one ->
                segments.add(
                    new Segment(one.get(0).asLong(), one.get(1).asLong(), one.get(2).asLong())));
    return new UploadPart(
        node.required("number").asInt(),
        node.required("size").asLong(),
        node.required("etag").asString(),
        node.required("md5").asString(),
        node.required("checksum").asString(),
        Instant.parse(node.required("lastModified").asString()),
        List.copyOf(segments));
  }
}
