package dev.lectern.sandbox.wire;

import dev.lectern.model.ServiceModel.Protocol;
import dev.lectern.sandbox.Faults.Refusal;
import dev.lectern.sandbox.ServiceException;
import java.util.Set;
import tools.jackson.databind.node.StringNode;

/**
 * The words of each service for what goes wrong on purpose: "Error responses" in the S3 API
 * Reference, "Error handling with DynamoDB" in its Developer Guide, the errors of each operation in
 * the Lambda API Reference, and "Common Error Types" for all others.
 */
final class FaultWords {

  /** DynamoDB's operations on items have their own word; those on tables the common one. */
  private static final Set<String> ON_ITEMS =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "TransactGetItems",
          "TransactWriteItems",
          "UpdateItem");

  private FaultWords() {}

  static ServiceException error(Registered target, String operation, Refusal refusal) {
    return switch (target.service().id()) {
      case "s3" -> s3(refusal);
      case "dynamodb" -> dynamodb(operation, refusal);
      case "lambda" -> lambda(refusal);
      default -> common(target.model().protocol(), refusal);
    };
  }

  private static ServiceException s3(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> new ServiceException(503, "SlowDown", "Please reduce your request rate.");
      case INTERNAL_ERROR ->
          new ServiceException(
              500, "InternalError", "We encountered an internal error. Please try again.");
      case UNAVAILABLE ->
          new ServiceException(503, "ServiceUnavailable", "Service is unable to handle request.");
      case EXPIRED_TOKEN ->
          new ServiceException(400, "ExpiredToken", "The provided token has expired.");
    };
  }

  private static ServiceException dynamodb(String operation, Refusal refusal) {
    return switch (refusal) {
      case THROTTLED ->
          ON_ITEMS.contains(operation)
              ? new ServiceException(
                  400,
                  "ProvisionedThroughputExceededException",
                  "The level of configured provisioned throughput for the table was exceeded."
                      + " Consider increasing your provisioning level with the UpdateTable API.")
              : new ServiceException(
                  400, "ThrottlingException", "Rate of requests exceeds the allowed throughput.");
      case INTERNAL_ERROR ->
          new ServiceException(
              500, "InternalServerError", "DynamoDB could not process your request.");
      case UNAVAILABLE ->
          new ServiceException(503, "ServiceUnavailable", "DynamoDB is currently unavailable.");
      case EXPIRED_TOKEN -> common(Protocol.JSON_1_0, refusal);
    };
  }

  private static ServiceException lambda(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED ->
          new ServiceException(429, "TooManyRequestsException", "Rate Exceeded.")
              .withMember("Reason", StringNode.valueOf("CallerRateLimitExceeded"))
              .withMember("Type", StringNode.valueOf("User"));
      case INTERNAL_ERROR ->
          new ServiceException(
              500, "ServiceException", "The Lambda service encountered an internal error.");
      case UNAVAILABLE, EXPIRED_TOKEN -> common(Protocol.REST_JSON, refusal);
    };
  }

  private static ServiceException common(Protocol protocol, Refusal refusal) {
    boolean json = protocol != Protocol.QUERY && protocol != Protocol.REST_XML;
    return switch (refusal) {
      case THROTTLED ->
          new ServiceException(400, json ? "ThrottlingException" : "Throttling", "Rate exceeded");
      case INTERNAL_ERROR ->
          new ServiceException(
              500,
              "InternalFailure",
              "The request processing has failed because of an unknown error, exception or"
                  + " failure.");
      case UNAVAILABLE ->
          new ServiceException(
              503,
              "ServiceUnavailable",
              "The request has failed due to a temporary failure of the server.");
      case EXPIRED_TOKEN ->
          new ServiceException(
              json ? 400 : 403,
              json ? "ExpiredTokenException" : "ExpiredToken",
              "The security token included in the request is expired");
    };
  }
}
