package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.sandbox.ServiceException;
import java.util.Map;

/** How integrations name services, and their errors. */
final class ServiceNames {

  /** Signing names where integrations have others. */
  private static final Map<String, String> SIGNING =
      Map.of("sfn", "states", "eventbridge", "events", "cloudwatchlogs", "logs");

  /** As errors of SDK integrations begin; others begin with the name and its capital letter. */
  private static final Map<String, String> SPOKEN =
      Map.of(
          "dynamodb", "DynamoDb",
          "sqs", "Sqs",
          "sns", "Sns",
          "eventbridge", "EventBridge",
          "secretsmanager", "SecretsManager",
          "cloudwatch", "CloudWatch");

  private ServiceNames() {}

  static String signing(String name) {
    return SIGNING.getOrDefault(name, name);
  }

  /** An operation as the API names it: {@code putItem} is PutItem. */
  static String operation(String action) {
    return action.isEmpty()
        ? action
        : Character.toUpperCase(action.charAt(0)) + action.substring(1);
  }

  /** The error's name of an SDK integration: {@code S3.NoSuchBucketException}. */
  static String sdkError(String service, ServiceException error) {
    String spoken =
        SPOKEN.getOrDefault(
            service, Character.toUpperCase(service.charAt(0)) + service.substring(1));
    String code = error.code();
    return spoken + "." + (code.endsWith("Exception") ? code : code + "Exception");
  }

  /** The error's name of an optimized integration. */
  static String error(String service, ServiceException error) {
    return switch (service) {
      case "lambda" -> "Lambda." + error.code();
      case "dynamodb" ->
          error.code().equals("ValidationException")
              ? "DynamoDB.AmazonDynamoDBException"
              : "DynamoDB." + error.code();
      case "states" ->
          "StepFunctions."
              + (error.code().endsWith("Exception") ? error.code() : error.code() + "Exception");
      case "sqs" -> "SQS." + error.code();
      case "sns" -> "SNS." + error.code();
      case "events" -> "Events." + error.code();
      default -> sdkError(service, error);
    };
  }

  /** The cause, as the SDK words an error. */
  static String cause(String service, ServiceException error, String requestId) {
    String spoken =
        SPOKEN.getOrDefault(
            service, Character.toUpperCase(service.charAt(0)) + service.substring(1));
    return error.text()
        + " (Service: "
        + spoken
        + ", Status Code: "
        + error.status()
        + ", Request ID: "
        + requestId
        + ")";
  }
}
