package dev.lectern.asl;

import dev.lectern.model.ServiceModel;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resources of a Task name an integration ("Integrating services with Step Functions"). Of
 * services whose integrations are listed here the action and the pattern are known too.
 */
final class ServiceResources {

  private static final Pattern OPTIMIZED =
      Pattern.compile("arn:aws[a-z-]*:states:::([a-z-]+):([A-Za-z]+)(\\.[A-Za-z]+(?::2)?)?");
  private static final Pattern SDK =
      Pattern.compile(
          "arn:aws[a-z-]*:states:::aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)(\\.waitForTaskToken)?");

  private static final String TOKEN = ".waitForTaskToken";

  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "lambda", Set.of("invoke"),
          "dynamodb", Set.of("getItem", "putItem", "updateItem", "deleteItem"),
          "sqs", Set.of("sendMessage"),
          "sns", Set.of("publish"),
          "events", Set.of("putEvents"),
          "states", Set.of("startExecution"));

  private static final Map<String, Set<String>> PATTERNS =
      Map.of(
          "lambda", Set.of(TOKEN),
          "dynamodb", Set.of(),
          "sqs", Set.of(TOKEN),
          "sns", Set.of(TOKEN),
          "events", Set.of(TOKEN),
          "states", Set.of(TOKEN, ".sync", ".sync:2"));

  /** Those that nothing more is known of here. */
  private static final Set<String> OTHERS =
      Set.of(
          "apigateway",
          "athena",
          "batch",
          "bedrock",
          "codebuild",
          "databrew",
          "ecs",
          "eks",
          "elasticmapreduce",
          "emr-containers",
          "emr-serverless",
          "glue",
          "http",
          "mediaconvert",
          "s3",
          "sagemaker");

  /** Of services that the models describe; of another one every operation is taken. */
  private static final class Models {
    static final Map<String, ServiceModel> BY_SDK_NAME =
        Map.of(
            "dynamodb", ServiceModel.load("dynamodb"),
            "iam", ServiceModel.load("iam"),
            "lambda", ServiceModel.load("lambda"),
            "s3", ServiceModel.load("s3"),
            "sfn", ServiceModel.load("states"),
            "sts", ServiceModel.load("sts"));
  }

  private ServiceResources() {}

  private static boolean sdkOperation(String service, String action) {
    ServiceModel model = Models.BY_SDK_NAME.get(service);
    return model == null
        || model
            .operation(Character.toUpperCase(action.charAt(0)) + action.substring(1))
            .isPresent();
  }

  /** How AWS refuses a resource that is no integration. */
  static String unknown(String resource) {
    return "The resource provided "
        + resource
        + " is not recognized. The value is not a valid resource ARN, or the resource is not"
        + " available in this region.";
  }

  /** Whether a resource without Region and account is an integration that there is. */
  static boolean known(String resource) {
    if (!resource.contains(":states:::")) {
      return true;
    }
    if (resource.contains(":::aws-sdk:")) {
      Matcher sdk = SDK.matcher(resource);
      return sdk.matches() && sdkOperation(sdk.group(1), sdk.group(2));
    }
    Matcher parts = OPTIMIZED.matcher(resource);
    if (!parts.matches()) {
      return false;
    }
    Set<String> actions = ACTIONS.get(parts.group(1));
    if (actions == null) {
      return OTHERS.contains(parts.group(1));
    }
    String pattern = parts.group(3);
    return actions.contains(parts.group(2))
        && (pattern == null || PATTERNS.getOrDefault(parts.group(1), Set.of()).contains(pattern));
  }
}
