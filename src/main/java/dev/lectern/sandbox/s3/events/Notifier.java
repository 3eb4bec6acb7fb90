package dev.lectern.sandbox.s3.events;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Deliveries.Source;
import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effect.Fit;
import dev.lectern.sandbox.Effect.Rule;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what happens to objects to where the bucket's notification configuration says ("Event
 * message structure" in the S3 User Guide). Operations are watched from outside: an event is sent
 * when one of them has done its work.
 */
public final class Notifier {

  private static final Map<String, String> ARNS =
      Map.of(
          "LambdaFunctionConfigurations", "LambdaFunctionArn",
          "QueueConfigurations", "QueueArn",
          "TopicConfigurations", "TopicArn");

  private final S3State state;
  private final Deliveries deliveries;
  private final Effects effects;

  /** Over the buckets and what can be reached. */
  public Notifier(S3State state, Deliveries deliveries, Effects effects) {
    this.state = state;
    this.deliveries = deliveries;
    this.effects = effects;
  }

  /** The same operations, watched. */
  public Map<String, Operation> watched(Map<String, Operation> operations) {
    Map<String, Operation> all = new TreeMap<>(operations);
    created(all, "PutObject", "ObjectCreated:Put");
    created(all, "CopyObject", "ObjectCreated:Copy");
    created(all, "CompleteMultipartUpload", "ObjectCreated:CompleteMultipartUpload");
    all.computeIfPresent("DeleteObject", (name, delete) -> call -> deleted(call, delete));
    all.computeIfPresent("DeleteObjects", (name, delete) -> call -> manyDeleted(call, delete));
    all.computeIfPresent(
        "PutBucketNotificationConfiguration",
        (name, put) ->
            call -> {
              checkDestinations(call);
              return put.handle(call);
            });
    return all;
  }

  private void created(Map<String, Operation> all, String operation, String event) {
    all.computeIfPresent(
        operation,
        (name, work) ->
            call -> {
              Reply reply = work.handle(call);
              tell(
                  call,
                  event,
                  call.input().path("Key").asString(""),
                  reply.output().path("VersionId").asString(""));
              return reply;
            });
  }

  private Reply deleted(Call call, Operation delete) throws IOException {
    Reply reply = delete.handle(call);
    removed(call, call.input().path("Key").asString(""), reply.output(), call.input());
    return reply;
  }

  private Reply manyDeleted(Call call, Operation delete) throws IOException {
    Reply reply = delete.handle(call);
    for (JsonNode one : reply.output().path("Deleted")) {
      ObjectNode output = Json.object();
      boolean marker = one.path("DeleteMarker").asBoolean(false);
      output.put("DeleteMarker", marker);
      output.put(
          "VersionId", one.path(marker ? "DeleteMarkerVersionId" : "VersionId").asString(""));
      removed(call, one.path("Key").asString(""), output, one);
    }
    return reply;
  }

  /**
   * A marker that is deleted by its version is a deletion, one that is added is a marker's
   * creation.
   */
  private void removed(Call call, String key, JsonNode output, JsonNode asked) throws IOException {
    boolean added =
        output.path("DeleteMarker").asBoolean(false)
            && asked.path("VersionId").asString("").isEmpty();
    tell(
        call,
        added ? "ObjectRemoved:DeleteMarkerCreated" : "ObjectRemoved:Delete",
        key,
        output.path("VersionId").asString(""));
  }

  private void checkDestinations(Call call) {
    if (call.input().path("SkipDestinationValidation").asBoolean(false)) {
      return;
    }
    Optional<Bucket> bucket = state.buckets().find(call.input().path("Bucket").asString(""));
    for (JsonNode one :
        call.input().path("NotificationConfiguration").path("LambdaFunctionConfigurations")) {
      String arn = one.path("LambdaFunctionArn").asString("");
      if (bucket.isPresent()
          && deliveries.knows(arn)
          && !deliveries.accepts(arn, source(bucket.get(), ""))) {
        throw S3Errors.invalidArgument(
            "Unable to validate the following destination configurations",
            arn,
            "Not authorized to invoke function [" + arn + "]");
      }
    }
  }

  private static Source source(Bucket bucket, String cause) {
    return new Source("s3.amazonaws.com", "arn:aws:s3:::" + bucket.name(), bucket.owner(), cause);
  }

  private void tell(Call call, String event, String key, String versionId) throws IOException {
    Bucket bucket = state.buckets().find(call.input().path("Bucket").asString("")).orElse(null);
    JsonNode notifications =
        bucket == null ? null : bucket.configuration(Configurations.NOTIFICATION).orElse(null);
    if (bucket == null || notifications == null) {
      return;
    }
    Source from = source(bucket, call.requestId());
    List<Map.Entry<String, ObjectNode>> messages = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (Map.Entry<String, String> kind : ARNS.entrySet()) {
      for (JsonNode configuration : notifications.path(kind.getKey())) {
        Rule rule = judge(configuration, kind.getValue(), event, key, from);
        rules.add(rule);
        if (rule.fit() == Fit.DELIVERED) {
          ObjectNode message = Json.object();
          message
              .putArray("Records")
              .add(record(call, bucket, configuration, event, key, versionId));
          messages.add(Map.entry(rule.target(), message));
        }
      }
    }
    if (rules.isEmpty()) {
      return;
    }
    JsonNode told =
        messages.isEmpty() ? Json.object().put("key", key) : messages.getFirst().getValue();
    effects.tell(new Effect.Event(call.requestId(), call.now(), event, told, rules));
    for (Map.Entry<String, ObjectNode> one : messages) {
      deliveries.deliver(one.getKey(), from, one.getValue(), Map.of());
    }
  }

  private Rule judge(
      JsonNode configuration, String targetMember, String event, String key, Source from) {
    String id = configuration.path("Id").asString("");
    String target = configuration.path(targetMember).asString("");
    if (!named(configuration, event)) {
      return new Rule(id, target, Fit.OTHER_EVENT, "");
    }
    for (JsonNode rule : configuration.path("Filter").path("Key").path("FilterRules")) {
      String value = rule.path("Value").asString("");
      boolean prefix = rule.path("Name").asString("").toLowerCase(Locale.ROOT).equals("prefix");
      if (!(prefix ? key.startsWith(value) : key.endsWith(value))) {
        return new Rule(id, target, prefix ? Fit.OTHER_PREFIX : Fit.OTHER_SUFFIX, value);
      }
    }
    return new Rule(id, target, deliveries.accepts(target, from) ? Fit.DELIVERED : Fit.REFUSED, "");
  }

  private static boolean named(JsonNode configuration, String event) {
    return configuration
        .path("Events")
        .valueStream()
        .map(pattern -> pattern.asString("").replaceFirst("^s3:", ""))
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? event.startsWith(pattern.substring(0, pattern.length() - 1))
                    : event.equals(pattern));
  }

  private ObjectNode record(
      Call call,
      Bucket bucket,
      JsonNode configuration,
      String event,
      String key,
      String versionId) {
    ObjectNode record = Json.object().put("eventVersion", "2.1").put("eventSource", "aws:s3");
    record.put("awsRegion", bucket.region()).put("eventTime", call.now().toString());
    record.put("eventName", event);
    record.putObject("userIdentity").put("principalId", "AWS:" + call.caller().userId());
    record.putObject("requestParameters").put("sourceIPAddress", call.head().remote());
    record
        .putObject("responseElements")
        .put("x-amz-request-id", call.requestId())
        .put("x-amz-id-2", UUID.nameUUIDFromBytes(bytes(call.requestId())).toString());
    ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
    s3.put("configurationId", configuration.path("Id").asString(""));
    ObjectNode of = s3.putObject("bucket").put("name", bucket.name());
    of.putObject("ownerIdentity").put("principalId", bucket.owner());
    of.put("arn", "arn:aws:s3:::" + bucket.name());
    ObjectNode object =
        s3.putObject("object")
            .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
    if (event.startsWith("ObjectCreated")) {
      Optional<ObjectVersion> version = state.objects().newest(null, bucket, key);
      version.ifPresent(v -> object.put("size", v.size()).put("eTag", v.etag()));
    }
    if (!versionId.isEmpty()) {
      object.put("versionId", versionId);
    }
    object.put("sequencer", HexFormat.of().withUpperCase().toHexDigits(state.store().nextId()));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
