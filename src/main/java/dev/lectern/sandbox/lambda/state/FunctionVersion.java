package dev.lectern.sandbox.lambda.state;

import dev.lectern.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of a function.
 *
 * @param ref which one: its qualifier is {@code $LATEST} or a number
 * @param document as it is kept: {@code config} as the API answers it, {@code blob} the code
 */
public record FunctionVersion(FunctionRef ref, ObjectNode document) {

  /** A version of this configuration and code. */
  public static FunctionVersion of(FunctionRef ref, ObjectNode config, long blob) {
    ObjectNode document = Json.object().put("blob", blob);
    document.set("config", config);
    return new FunctionVersion(ref, document);
  }

  /** The configuration, as the API answers it; a copy. */
  public ObjectNode config() {
    return (ObjectNode) document.path("config").deepCopy();
  }

  /** A member of the configuration. */
  public JsonNode config(String member) {
    return document.path("config").path(member);
  }

  /** The blob of the deployment package. */
  public long blob() {
    return document.path("blob").asLong();
  }

  /** {@code $LATEST} or a number. */
  public String version() {
    return ref.qualifier();
  }

  /** For example {@code python3.13}. */
  public String runtime() {
    return config("Runtime").asString("");
  }

  /** The code's hash, base64. */
  public String codeSha256() {
    return config("CodeSha256").asString("");
  }

  /** Changes with every change of code or configuration. */
  public String revision() {
    return config("RevisionId").asString("");
  }

  /** In megabytes. */
  public int memory() {
    return config("MemorySize").asInt(128);
  }

  /** Of one invocation. */
  public Duration timeout() {
    return Duration.ofSeconds(config("Timeout").asInt(3));
  }

  /** The function's own environment variables. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    config("Environment")
        .path("Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString("")));
    return variables;
  }

  /** ARNs of its layers, in order. */
  public List<String> layers() {
    return config("Layers").valueStream().map(layer -> layer.path("Arn").asString("")).toList();
  }
}
