package dev.lectern.calls;

import dev.lectern.json.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The SDK has names of its own for where a copy in S3 comes from and goes to. */
final class CopyNames {

  private CopyNames() {}

  /** Parameters by AWS's names: {@code Bucket}, {@code Key} and one {@code CopySource}. */
  static ObjectNode aws(ObjectNode parameters) {
    JsonNode bucket = parameters.remove("SourceBucket");
    JsonNode key = parameters.remove("SourceKey");
    JsonNode version = parameters.remove("SourceVersionId");
    if (bucket != null && key != null && !parameters.has("CopySource")) {
      parameters.put(
          "CopySource",
          source(bucket.asString(), key.asString(), version == null ? null : version.asString()));
    }
    if (!parameters.has("DestinationBucket")) {
      return parameters;
    }
    ObjectNode named = Json.object();
    named.set("Bucket", parameters.remove("DestinationBucket"));
    JsonNode to = parameters.remove("DestinationKey");
    if (to != null) {
      named.set("Key", to);
    }
    parameters.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
    return named;
  }

  /** The SDK's name of a member of a copy. */
  static String java(String operation, String member) {
    boolean copy = operation.equals("CopyObject") || operation.equals("UploadPartCopy");
    return copy && (member.equals("Bucket") || member.equals("Key"))
        ? "Destination" + member
        : member;
  }

  /** A copy source as the API takes it. */
  static String source(String bucket, String key, @Nullable String versionId) {
    String path = bucket + "/" + encode(key);
    return versionId == null ? path : path + "?versionId=" + encode(versionId);
  }

  /** The same as it was before it was encoded; the version stays as it is. */
  static String decoded(String source) {
    int version = source.lastIndexOf("?versionId=");
    String path = version < 0 ? source : source.substring(0, version);
    return decode(path) + (version < 0 ? "" : source.substring(version));
  }

  /** Percent signs resolved; a plus is a plus. */
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
