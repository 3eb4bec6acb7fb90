package dev.lectern.lab.check;

import dev.lectern.json.Json;
import dev.lectern.lab.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call brought, as a check sees it: the answer's members by AWS's names, and beside them
 * {@code $status}, {@code $headers} and, when AWS refused, {@code $error}.
 *
 * @param status HTTP status
 * @param error AWS's error code, empty on success
 * @param message AWS's error message, empty on success
 * @param json the members
 */
public record Answer(int status, String error, String message, ObjectNode json) {

  /** Longest payload that is kept as text. */
  private static final int LONGEST_TEXT = 64 * 1024;

  /** An answer without payload. */
  static Answer of(SdkPojo response) {
    ObjectNode json = SdkShapes.json(response);
    SdkHttpResponse http = response instanceof SdkResponse answer ? answer.sdkHttpResponse() : null;
    int status = http == null ? 200 : http.statusCode();
    json.put("$status", status);
    if (http != null) {
      headers(json, http.headers());
    }
    return new Answer(status, "", "", readable(json));
  }

  /**
   * The same with what is encoded in plain text beside it: {@code $log} for Lambda's {@code
   * LogResult}, {@code $payload} for a {@code Payload} that is JSON.
   */
  static ObjectNode readable(JsonNode members) {
    ObjectNode json = (ObjectNode) members;
    String log = json.path("LogResult").asString("");
    String payload = json.path("Payload").asString("");
    if (!log.isEmpty() && !json.has("$log")) {
      json = json.deepCopy();
      json.put("$log", decoded(log));
    }
    if (!payload.isEmpty() && !json.has("$payload")) {
      JsonNode read = json(payload);
      read = read == null ? json(decoded(payload)) : read;
      if (read != null) {
        json = json.deepCopy();
        json.set("$payload", read);
      }
    }
    return json;
  }

  /** The SDK has a payload as text, the sandbox's journal in base64. */
  private static @Nullable JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }

  /** An answer with a payload, which is hashed as it arrives and never held whole. */
  static Answer streamed(SdkPojo response, AbortableInputStream payload) throws IOException {
    Answer answer = of(response);
    MessageDigest sha256 = Hashes.digest("sha256");
    MessageDigest md5 = Hashes.digest("md5");
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    long length = 0;
    try (payload) {
      for (int n = payload.read(buffer); n >= 0; n = payload.read(buffer)) {
        sha256.update(buffer, 0, n);
        md5.update(buffer, 0, n);
        if (length + n <= LONGEST_TEXT) {
          start.write(buffer, 0, n);
        }
        length += n;
      }
    }
    ObjectNode body = answer.json.putObject("Body");
    body.put("Length", length);
    body.put("Sha256", Hashes.hex(sha256.digest()));
    body.put("Md5", Hashes.hex(md5.digest()));
    if (length <= LONGEST_TEXT) {
      try {
        body.put(
            "Text",
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(start.toByteArray()))
                .toString());
      } catch (CharacterCodingException e) {
        body.put("Binary", true);
      }
    }
    return answer;
  }

  /** What AWS refused with. */
  static Answer refused(AwsServiceException e) {
    ObjectNode json = Json.object();
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String text = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    String shownCode = code == null ? e.getClass().getSimpleName() : code;
    String shownText = text == null ? "" : text;
    json.put("$status", e.statusCode());
    json.putObject("$error").put("Code", shownCode).put("Message", shownText);
    if (e.awsErrorDetails() != null && e.awsErrorDetails().sdkHttpResponse() != null) {
      headers(json, e.awsErrorDetails().sdkHttpResponse().headers());
    }
    return new Answer(e.statusCode(), shownCode, shownText, json);
  }

  /** The same refusal, of a call that had to be made first. */
  Answer of(String operation) {
    ObjectNode told = json.deepCopy();
    told.withObject("$error").put("Operation", operation);
    return new Answer(status, error, message, told);
  }

  private static void headers(ObjectNode json, Map<String, List<String>> headers) {
    ObjectNode object = json.putObject("$headers");
    headers.forEach(
        (name, values) -> object.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
  }
}
