package dev.lectern.sandbox.lambda.access;

import dev.lectern.json.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The call by which Lambda hands something to a destination, with the rights of the function's role
 * ("Permissions for destinations", "Retain discarded batch records").
 *
 * @param service signing name
 * @param call its name in AWS's refusals and IAM actions
 * @param operation its name in the API
 * @param resource ARN that the role must be allowed it on
 * @param input what names the resource in the operation's input
 */
record Errand(String service, String call, String operation, String resource, ObjectNode input) {

  /** To a destination; empty for an ARN that can be none. */
  static Optional<Errand> to(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6) {
      return Optional.empty();
    }
    return switch (parts[2]) {
      case "sqs" -> Optional.of(plain("sqs", "SendMessage", arn));
      case "sns" -> Optional.of(plain("sns", "Publish", arn));
      case "events" -> Optional.of(plain("events", "PutEvents", arn));
      case "lambda" ->
          Optional.of(
              new Errand(
                  "lambda",
                  "InvokeFunction",
                  "Invoke",
                  arn,
                  Json.object().put("FunctionName", arn)));
      // The page asks for s3:PutObject on every object of the bucket.
      case "s3" ->
          Optional.of(
              new Errand(
                  "s3",
                  "PutObject",
                  "PutObject",
                  arn + "/*",
                  Json.object().put("Bucket", parts[5]).put("Key", "*")));
      default -> Optional.empty();
    };
  }

  private static Errand plain(String service, String call, String arn) {
    return new Errand(service, call, call, arn, Json.object());
  }

  String action() {
    return service + ":" + call;
  }

  /** As AWS's refusals write it. */
  String serviceName() {
    return service.toUpperCase(Locale.ROOT);
  }
}
