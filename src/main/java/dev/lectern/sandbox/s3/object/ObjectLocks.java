package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.content.Locks;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Versioning;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Object lock of a bucket and of single versions (User Guide, "Locking objects"). */
record ObjectLocks(S3State state) {

  private static final int MOST_DAYS = 36_500;
  private static final int MOST_YEARS = 100;

  Map<String, Operation> operations() {
    return Map.of(
        "GetObjectLockConfiguration", this::getConfiguration,
        "PutObjectLockConfiguration", this::putConfiguration,
        "GetObjectRetention", this::getRetention,
        "PutObjectRetention", this::putRetention,
        "GetObjectLegalHold", this::getHold,
        "PutObjectLegalHold", this::putHold);
  }

  private Reply getConfiguration(Call call) {
    Bucket bucket = state.buckets().require(call);
    if (!bucket.objectLock()) {
      throw new ServiceException(
              404,
              "ObjectLockConfigurationNotFoundError",
              "Object Lock configuration does not exist for this bucket")
          .with("BucketName", bucket.name());
    }
    ObjectNode configuration = Json.object().put("ObjectLockEnabled", "Enabled");
    bucket
        .configuration(Configurations.OBJECT_LOCK)
        .map(node -> node.path("Rule"))
        .filter(rule -> !rule.isMissingNode())
        .ifPresent(rule -> configuration.set("Rule", rule));
    ObjectNode output = Json.object();
    output.set("ObjectLockConfiguration", configuration);
    return Reply.of(output);
  }

  private Reply putConfiguration(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    JsonNode configuration = call.input().path("ObjectLockConfiguration");
    if (!configuration.path("ObjectLockEnabled").asString("").equals("Enabled")) {
      throw S3Errors.malformedXml();
    }
    JsonNode retention = configuration.path("Rule").path("DefaultRetention");
    if (configuration.has("Rule")) {
      checkDefault(retention);
    }
    if (bucket.versioning() != Versioning.ENABLED) {
      throw new ServiceException(
          409,
          "InvalidBucketState",
          "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
    }
    state
        .buckets()
        .update(
            bucket,
            current ->
                current
                    .withObjectLock()
                    .withConfiguration(Configurations.OBJECT_LOCK, configuration));
    return Reply.empty();
  }

  private static void checkDefault(JsonNode retention) {
    boolean days = retention.has("Days");
    boolean years = retention.has("Years");
    if (!retention.has("Mode") || days == years) {
      throw S3Errors.malformedXml();
    }
    int length = retention.path(days ? "Days" : "Years").asInt();
    if (length < 1) {
      throw new ServiceException(
          400, "InvalidArgument", "Default retention period must be a positive integer value.");
    }
    if (length > (days ? MOST_DAYS : MOST_YEARS)) {
      throw new ServiceException(400, "InvalidArgument", "Default retention period too large.");
    }
  }

  private Reply getRetention(Call call) {
    Bucket bucket = state.buckets().require(call);
    Locks.require(bucket);
    Detail detail = Lookup.version(state, null, bucket, call).detail();
    Instant until = Locks.until(detail).orElseThrow(ObjectLocks::notLocked);
    ObjectNode output = Json.object();
    ObjectNode retention = output.putObject("Retention");
    retention.put("Mode", detail.attribute(Locks.MODE).orElse(""));
    Times.put(retention, "RetainUntilDate", until);
    return Reply.of(output);
  }

  private static ServiceException notLocked() {
    return new ServiceException(
        404,
        "NoSuchObjectLockConfiguration",
        "The specified object does not have a ObjectLock configuration");
  }

  private Reply putRetention(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    Locks.require(bucket);
    JsonNode retention = call.input().path("Retention");
    String mode = retention.path("Mode").asString("");
    Optional<Instant> until = Times.get(retention, "RetainUntilDate");
    if (mode.isEmpty() != until.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    until.ifPresent(time -> Locks.checkFuture(time, call.now()));
    boolean bypass = Locks.bypass(call, bucket);
    NamedVersion.change(
        state,
        call,
        bucket,
        found -> {
          checkChange(found.detail(), mode, until, call.now(), bypass);
          return found
              .detail()
              .withAttribute(Locks.MODE, mode)
              .withAttribute(Locks.UNTIL, until.map(Instant::toString).orElse(""));
        });
    return Reply.empty();
  }

  /** A retention may be made longer; shorter only in governance mode, with the bypass. */
  private static void checkChange(
      Detail detail, String mode, Optional<Instant> until, Instant now, boolean bypass) {
    if (!Locks.retained(detail, now)) {
      return;
    }
    Instant before = Locks.until(detail).orElse(now);
    boolean longer = until.filter(time -> !time.isBefore(before)).isPresent();
    boolean governed = Locks.governed(detail);
    boolean sameMode = mode.equals(detail.attribute(Locks.MODE).orElse(""));
    boolean stricter = governed && mode.equals("COMPLIANCE");
    if (!(longer && (sameMode || stricter)) && !(governed && bypass)) {
      throw S3Errors.accessDenied("Access Denied because object protected by object lock.");
    }
  }

  private Reply getHold(Call call) {
    Bucket bucket = state.buckets().require(call);
    Locks.require(bucket);
    String hold =
        Lookup.version(state, null, bucket, call)
            .detail()
            .attribute(Locks.LEGAL_HOLD)
            .orElseThrow(ObjectLocks::notLocked);
    ObjectNode output = Json.object();
    output.putObject("LegalHold").put("Status", hold);
    return Reply.of(output);
  }

  private Reply putHold(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    Locks.require(bucket);
    String hold = Locks.checkHold(call.input().path("LegalHold").path("Status").asString(""));
    NamedVersion.change(
        state, call, bucket, found -> found.detail().withAttribute(Locks.LEGAL_HOLD, hold));
    return Reply.empty();
  }
}
