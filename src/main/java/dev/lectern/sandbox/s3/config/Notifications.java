package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code PutBucketNotificationConfiguration}: kept. AWS also asks the destinations whether S3
 * may send to them; the sandbox can do that when it has those services. Rules: User Guide,
 * "Configuring event notifications using object key name filtering".
 */
final class Notifications {

  private static final int MOST = 100;
  private static final int LONGEST_VALUE = 1024;

  /** Where notifications go: the list's member, the ARN's member and the ARN's service. */
  private record Destination(String list, String arn, String service) {}

  private static final List<Destination> DESTINATIONS =
      List.of(
          new Destination("TopicConfigurations", "TopicArn", "sns"),
          new Destination("QueueConfigurations", "QueueArn", "sqs"),
          new Destination("LambdaFunctionConfigurations", "LambdaFunctionArn", "lambda"));

  /** What a notification is sent for. */
  private record Scope(Set<String> events, String prefix, String suffix) {

    boolean overlaps(Scope other) {
      return events.stream().anyMatch(a -> other.events.stream().anyMatch(b -> sameEvent(a, b)))
          && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
          && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    private static boolean sameEvent(String a, String b) {
      return covers(a, b) || covers(b, a);
    }

    private static boolean covers(String all, String one) {
      return all.equals(one)
          || (all.endsWith("*") && one.startsWith(all.substring(0, all.length() - 1)));
    }
  }

  private Notifications() {}

  static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    List<Scope> scopes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Destination destination : DESTINATIONS) {
      for (JsonNode node : given.path(destination.list())) {
        ObjectNode configuration = (ObjectNode) node;
        checkArn(configuration, destination, bucket);
        if (configuration.path("Id").asString("").isEmpty()) {
          configuration.put("Id", UUID.randomUUID().toString());
        }
        if (!ids.add(configuration.path("Id").asString())) {
          throw S3Errors.invalidArgument(
              "Same ID used for multiple configurations. IDs must be unique",
              "Id",
              configuration.path("Id").asString());
        }
        add(scopes, scope(configuration));
      }
    }
    if (scopes.size() > MOST) {
      throw S3Errors.invalidRequest(
          "A bucket can have at most " + MOST + " notification configurations.");
    }
    return given;
  }

  private static void checkArn(JsonNode configuration, Destination destination, Bucket bucket) {
    String arn = configuration.path(destination.arn()).asString("");
    String[] parts = arn.split(":", 6);
    if (parts.length < 6
        || !parts[0].equals("arn")
        || !parts[2].equals(destination.service())
        || !parts[4].matches("\\d{12}")
        || parts[5].isEmpty()) {
      throw S3Errors.invalidArgument("The ARN could not be parsed", destination.arn(), arn);
    }
    if (!parts[3].equals(bucket.region())) {
      throw S3Errors.invalidArgument(
          "The notification destination service region is not valid for the bucket location"
              + " constraint",
          destination.arn(),
          arn);
    }
  }

  private static void add(List<Scope> scopes, Scope scope) {
    if (scopes.stream().anyMatch(scope::overlaps)) {
      throw S3Errors.invalidArgument(
          "Configurations overlap. Configurations on the same bucket cannot share a common event"
              + " type.",
          "Events",
          String.join(",", scope.events()));
    }
    scopes.add(scope);
  }

  private static Scope scope(JsonNode configuration) {
    Set<String> events = new HashSet<>();
    configuration.path("Events").forEach(event -> events.add(event.asString()));
    if (events.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    String prefix = "";
    String suffix = "";
    Set<String> names = new HashSet<>();
    for (JsonNode node : configuration.path("Filter").path("Key").path("FilterRules")) {
      ObjectNode rule = (ObjectNode) node;
      String name = rule.path("Name").asString("").toLowerCase(Locale.ROOT);
      String value = rule.path("Value").asString("");
      if (!name.equals("prefix") && !name.equals("suffix")) {
        throw S3Errors.invalidArgument(
            "filter rule name must be either prefix or suffix", "FilterRule.Name", name);
      }
      if (!names.add(name)) {
        throw S3Errors.invalidArgument(
            "Cannot specify more than one " + name + " rule in a filter.", "FilterRule.Name", name);
      }
      if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE) {
        throw S3Errors.invalidArgument(
            "Size of filter rule value cannot exceed 1024 bytes in UTF-8 representation",
            "FilterRule.Value",
            value);
      }
      boolean isPrefix = name.equals("prefix");
      rule.put("Name", isPrefix ? "Prefix" : "Suffix");
      prefix = isPrefix ? value : prefix;
      suffix = isPrefix ? suffix : value;
    }
    return new Scope(events, prefix, suffix);
  }
}
