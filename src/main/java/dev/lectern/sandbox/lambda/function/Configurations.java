package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration of a function: its defaults, its limits ("Lambda quotas"), and what a request
 * changes in it. It is kept as the API answers it (FunctionConfiguration in the API reference).
 */
final class Configurations {

  private static final int LARGEST_ENVIRONMENT = 4096;
  private static final int MOST_LAYERS = 5;
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

  /** What AWS refuses as the name of an environment variable: Lambda sets these itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private final LambdaState state;

  Configurations(LambdaState state) {
    this.state = state;
  }

  /** A new function's configuration, with AWS's defaults for what the request leaves out. */
  ObjectNode created(FunctionRef ref, ObjectNode input, Instant now) {
    refuse(input);
    if (input.path("Runtime").asString("").isEmpty()
        || input.path("Handler").asString("").isEmpty()) {
      throw LambdaErrors.invalid(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    ObjectNode config = Json.object();
    config.put("FunctionName", ref.name());
    config.put("FunctionArn", ref.unqualified().arn());
    config.put("Description", "");
    config.put("Timeout", 3);
    config.put("MemorySize", 128);
    config.put("PackageType", "Zip");
    config.putArray("Architectures").add("x86_64");
    config.putObject("EphemeralStorage").put("Size", 512);
    config.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
    config.putObject("TracingConfig").put("Mode", "PassThrough");
    config
        .putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", "/aws/lambda/" + ref.name());
    config.put("Version", FunctionRef.LATEST);
    config.put("State", "Active");
    config.put("LastUpdateStatus", "Successful");
    change(config, input, ref);
    touch(config, now);
    return config;
  }

  /** A configuration with what a request changes. */
  ObjectNode updated(ObjectNode config, FunctionRef ref, ObjectNode input, Instant now) {
    refuse(input);
    change(config, input, ref);
    touch(config, now);
    return config;
  }

  /** It has changed now. */
  static void touch(ObjectNode config, Instant now) {
    config.put("LastModified", time(now));
    config.put("RevisionId", UUID.randomUUID().toString());
  }

  /** A time as Lambda writes most of its times. */
  static String time(Instant time) {
    return MODIFIED.format(time);
  }

  /** Options that would be without effect here: a check must not pass on them. */
  private static void refuse(ObjectNode input) {
    if (input.path("PackageType").asString("Zip").equals("Image")) {
      throw LambdaErrors.notInSandbox("A function from a container image");
    }
    if (input.path("SnapStart").path("ApplyOn").asString("None").equals("PublishedVersions")) {
      throw LambdaErrors.notInSandbox("SnapStart, which needs a snapshot of a running machine,");
    }
    if (!input.path("VpcConfig").path("SubnetIds").isEmpty()) {
      throw LambdaErrors.notInSandbox("A function in a VPC");
    }
    if (!input.path("FileSystemConfigs").isEmpty()) {
      throw LambdaErrors.notInSandbox("A file system of a function");
    }
    for (String newer :
        List.of("CapacityProviderConfig", "DurableConfig", "TenancyConfig", "PublishTo")) {
      if (input.hasNonNull(newer)) {
        throw LambdaErrors.notInSandbox("The option " + newer);
      }
    }
    if (!input.path("CodeSigningConfigArn").asString("").isEmpty()) {
      throw LambdaErrors.notInSandbox("Code signing");
    }
  }

  private void change(ObjectNode config, ObjectNode input, FunctionRef ref) {
    for (String plain : List.of("Role", "Handler", "Description")) {
      copy(config, input, plain);
    }
    if (input.hasNonNull("Runtime")) {
      runtime(config, input.path("Runtime").asString(), ref);
    }
    if (input.hasNonNull("Timeout")) {
      config.put("Timeout", within("timeout", input.path("Timeout").asInt(), 1, 900));
    }
    if (input.hasNonNull("MemorySize")) {
      config.put("MemorySize", within("memorySize", input.path("MemorySize").asInt(), 128, 10_240));
    }
    if (input.hasNonNull("Environment")) {
      environment(config, input.path("Environment").path("Variables"));
    }
    if (input.hasNonNull("EphemeralStorage")) {
      int size = input.path("EphemeralStorage").path("Size").asInt();
      config
          .putObject("EphemeralStorage")
          .put("Size", within("ephemeralStorage.size", size, 512, 10_240));
    }
    if (input.hasNonNull("Layers")) {
      layers(config, input.path("Layers"));
    }
    for (String whole : List.of("Architectures", "TracingConfig")) {
      copy(config, input, whole);
    }
    if (input.hasNonNull("DeadLetterConfig")) {
      String target = deadLetters(input);
      config.remove("DeadLetterConfig");
      if (!target.isEmpty()) {
        config.putObject("DeadLetterConfig").put("TargetArn", target);
      }
    }
    if (!input.path("KMSKeyArn").asString("").isEmpty()) {
      config.put("KMSKeyArn", input.path("KMSKeyArn").asString());
    }
    logging(config, input.path("LoggingConfig"), ref);
  }

  /** The dead-letter queue that an input names; empty without one. */
  static String deadLetters(ObjectNode input) {
    return input.path("DeadLetterConfig").path("TargetArn").asString("");
  }

  private static void copy(ObjectNode config, ObjectNode input, String member) {
    if (input.hasNonNull(member)) {
      config.set(member, input.path(member));
    }
  }

  private static void runtime(ObjectNode config, String runtime, FunctionRef ref) {
    if (!Runtimes.known(runtime)) {
      throw runtime.matches("(nodejs|python|java).*")
          ? LambdaErrors.invalid(
              "The runtime parameter of "
                  + runtime
                  + " is no longer supported for creating or updating AWS Lambda functions.")
          : LambdaErrors.notInSandbox("The runtime " + runtime);
    }
    config.put("Runtime", runtime);
    config
        .putObject("RuntimeVersionConfig")
        .put(
            "RuntimeVersionArn",
            "arn:aws:lambda:"
                + ref.region()
                + "::runtime:"
                + UUID.nameUUIDFromBytes(runtime.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "")
                    .repeat(2));
  }

  private static int within(String member, int value, int least, int most) {
    if (value < least) {
      throw LambdaErrors.constraint(
          member, value, "Member must have value greater than or equal to " + least);
    }
    if (value > most) {
      throw LambdaErrors.constraint(
          member, value, "Member must have value less than or equal to " + most);
    }
    return value;
  }

  private static void environment(ObjectNode config, JsonNode variables) {
    int size = 0;
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      String name = variable.getKey();
      if (RESERVED.contains(name)) {
        throw LambdaErrors.invalid(
            "Lambda was unable to configure your environment variables because the environment"
                + " variables you have provided contains reserved keys that are currently not"
                + " supported for modification. Reserved keys used in this request: "
                + name);
      }
      if (!name.matches("[a-zA-Z][a-zA-Z0-9_]+")) {
        throw LambdaErrors.constraint(
            "environment.variables",
            "{" + name + "=" + variable.getValue().asString("") + "}",
            "Map keys must satisfy constraint: [Member must satisfy regular expression pattern:"
                + " [a-zA-Z]([a-zA-Z0-9_])+]");
      }
      String value = variable.getValue().asString("");
      size += bytes(name) + bytes(value);
      kept.put(name, value);
    }
    if (size > LARGEST_ENVIRONMENT) {
      throw LambdaErrors.invalid(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit. String measured: "
              + kept);
    }
    config.remove("Environment");
    if (!kept.isEmpty()) {
      config.putObject("Environment").set("Variables", kept);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void layers(ObjectNode config, JsonNode arns) {
    if (arns.size() > MOST_LAYERS) {
      throw LambdaErrors.invalid("Cannot reference more than 5 layers.");
    }
    Map<String, String> named = new HashMap<>();
    for (JsonNode arn : arns) {
      String layer = arn.asString().replaceFirst(":[^:]*$", "");
      String other = named.put(layer, arn.asString());
      if (other != null) {
        throw LambdaErrors.invalid(
            "Two different versions of the same layer are not allowed to be referenced in the same"
                + " function. "
                + other
                + " and "
                + arn.asString());
      }
    }
    ArrayNode layers = Json.array();
    for (JsonNode arn : arns) {
      ObjectNode layer = Layers.require(state, arn.asString());
      layers
          .addObject()
          .put("Arn", arn.asString())
          .put("CodeSize", layer.path("codeSize").asLong());
    }
    config.remove("Layers");
    if (!layers.isEmpty()) {
      config.set("Layers", layers);
    }
  }

  private static void logging(ObjectNode config, JsonNode wanted, FunctionRef ref) {
    if (wanted.isMissingNode() || wanted.isNull()) {
      return;
    }
    ObjectNode logging = (ObjectNode) config.path("LoggingConfig").deepCopy();
    wanted.properties().forEach(entry -> logging.set(entry.getKey(), entry.getValue()));
    if (logging.path("LogFormat").asString("Text").equals("JSON")) {
      for (String level : List.of("ApplicationLogLevel", "SystemLogLevel")) {
        if (!logging.hasNonNull(level)) {
          logging.put(level, "INFO");
        }
      }
    } else {
      logging.remove(List.of("ApplicationLogLevel", "SystemLogLevel"));
    }
    if (logging.path("LogGroup").asString("").isEmpty()) {
      logging.put("LogGroup", "/aws/lambda/" + ref.name());
    }
    config.set("LoggingConfig", logging);
  }
}
