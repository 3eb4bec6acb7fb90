package dev.lectern.pane.lambda.invoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events as the services send them ("Invoking Lambda with events from other AWS services"). */
enum EventTemplate {
  EMPTY("empty"),
  API_GATEWAY("api-gateway"),
  S3("s3"),
  SQS("sqs"),
  SNS("sns"),
  DYNAMODB_STREAM("dynamodb-stream"),
  EVENTBRIDGE("eventbridge"),
  SCHEDULE("schedule"),
  COGNITO("cognito");

  private final String file;

  EventTemplate(String file) {
    this.file = file;
  }

  /** The event, indented. */
  String json() {
    String path = "/lambda-templates/events/" + file + ".json";
    try (InputStream in = EventTemplate.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
