package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Object lock of versions (User Guide, "Locking objects with Object Lock"). */
public final class Locks {

  /** {@code GOVERNANCE} or {@code COMPLIANCE}. */
  public static final String MODE = "ObjectLockMode";

  /** ISO 8601. */
  public static final String UNTIL = "ObjectLockRetainUntilDate";

  /** {@code ON} or {@code OFF}. */
  public static final String LEGAL_HOLD = "ObjectLockLegalHoldStatus";

  private Locks() {}

  /**
   * The attributes of an object that a call writes: from its headers, else the bucket's default
   * retention.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidRequest when the bucket has no object lock,
   *     InvalidArgument when mode or date is missing or wrong
   */
  public static Map<String, String> attributes(Call call, Bucket bucket) {
    ObjectNode input = call.input();
    Map<String, String> attributes = new TreeMap<>();
    String mode = input.path(MODE).asString("");
    Optional<Instant> until = Times.get(input, UNTIL);
    String hold = input.path(LEGAL_HOLD).asString("");
    boolean asked = !mode.isEmpty() || until.isPresent() || !hold.isEmpty();
    if (asked) {
      require(bucket);
    }
    if (mode.isEmpty() != until.isEmpty()) {
      throw S3Errors.invalidArgument(
          "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
          mode.isEmpty() ? "x-amz-object-lock-mode" : "x-amz-object-lock-retain-until-date",
          "null");
    }
    if (until.isPresent()) {
      checkMode(mode, "x-amz-object-lock-mode");
      checkFuture(until.get(), call.now());
      attributes.put(MODE, mode);
      attributes.put(UNTIL, until.get().toString());
    } else if (bucket.objectLock()) {
      addDefault(attributes, bucket, call.now());
    }
    if (!hold.isEmpty()) {
      attributes.put(LEGAL_HOLD, checkHold(hold));
    }
    return attributes;
  }

  private static void addDefault(Map<String, String> attributes, Bucket bucket, Instant now) {
    JsonNode retention =
        bucket
            .configuration(Configurations.OBJECT_LOCK)
            .map(node -> node.path("Rule").path("DefaultRetention"))
            .filter(node -> node.has("Mode"))
            .orElse(null);
    if (retention != null) {
      Instant until =
          now.atOffset(ZoneOffset.UTC)
              .plusDays(retention.path("Days").asInt(0))
              .plusYears(retention.path("Years").asInt(0))
              .toInstant();
      attributes.put(MODE, retention.path("Mode").asString());
      attributes.put(UNTIL, until.toString());
    }
  }

  /**
   * Refuses a bucket without object lock.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidRequest
   */
  public static void require(Bucket bucket) {
    if (!bucket.objectLock()) {
      throw S3Errors.invalidRequest("Bucket is missing Object Lock Configuration");
    }
  }

  /**
   * Whether a call asks to bypass governance.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument when it speaks of that in a bucket
   *     without object lock
   */
  public static boolean bypass(Call call, Bucket bucket) {
    JsonNode bypass = call.input().path("BypassGovernanceRetention");
    if (!bypass.isMissingNode() && !bucket.objectLock()) {
      throw S3Errors.invalidArgument(
          "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.",
          "x-amz-bypass-governance-retention",
          bypass.asString());
    }
    return bypass.asBoolean(false);
  }

  /** Refuses what is no mode. */
  public static void checkMode(String mode, String argument) {
    if (!mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
      throw S3Errors.invalidArgument("Unknown wormMode directive.", argument, mode);
    }
  }

  /** Refuses a date in the past. */
  public static void checkFuture(Instant until, Instant now) {
    if (!until.isAfter(now)) {
      throw S3Errors.invalidArgument(
          "The retain until date must be in the future!",
          "x-amz-object-lock-retain-until-date",
          until.toString());
    }
  }

  /** Refuses what is no legal hold status. */
  public static String checkHold(String hold) {
    if (!hold.equals("ON") && !hold.equals("OFF")) {
      throw S3Errors.invalidArgument(
          "Legal Hold must be either of 'ON' or 'OFF'", "x-amz-object-lock-legal-hold", hold);
    }
    return hold;
  }

  /**
   * Refuses to delete a version that is protected.
   *
   * @param bypass whether the caller asks to bypass governance; COMPLIANCE and legal hold stand
   * @throws dev.lectern.sandbox.ServiceException AccessDenied
   */
  public static void checkDelete(ObjectVersion version, Instant now, boolean bypass) {
    Detail detail = version.detail();
    boolean held = detail.attribute(LEGAL_HOLD).orElse("").equals("ON");
    if (held || (retained(detail, now) && !(bypass && governed(detail)))) {
      throw S3Errors.accessDenied("Access Denied because object protected by object lock.");
    }
  }

  /** Whether a retention period is running. */
  public static boolean retained(Detail detail, Instant now) {
    return until(detail).filter(time -> time.isAfter(now)).isPresent();
  }

  /** Whether the mode is GOVERNANCE, which can be bypassed. */
  public static boolean governed(Detail detail) {
    return detail.attribute(MODE).orElse("").equals("GOVERNANCE");
  }

  /** The end of the retention period. */
  public static Optional<Instant> until(Detail detail) {
    return detail.attribute(UNTIL).map(Instant::parse);
  }
}
