package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A call in few words. */
final class CallText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private static final Pattern STATUS = Pattern.compile("^HTTP/\\S+ (\\d{3})");

  /** S3 and the query protocol answer in XML, the others in JSON. */
  private static final Pattern CODE =
      Pattern.compile("(?:<Code>|\"(?:__type|code|Code)\"\\s*:\\s*\"(?:[^\"#]*#)?)([A-Za-z0-9.]+)");

  /** A table in the ARN of one of its parts, and in an iterator, which begins with its stream's. */
  private static final Pattern TABLE = Pattern.compile("^arn:aws:dynamodb:[^|]*?:table/([^/|]+)");

  /** What calls of IAM and STS are about, what a policy is put on before the policy. */
  private static final List<String> IDENTITIES =
      List.of(
          "RoleArn",
          "UserName",
          "GroupName",
          "RoleName",
          "InstanceProfileName",
          "PolicyName",
          "PolicyArn",
          "PolicySourceArn",
          "VirtualMFADeviceName",
          "SerialNumber",
          "OpenIDConnectProviderArn",
          "AccountAlias");

  private CallText() {}

  /** {@code s3:PutObject}. */
  static String name(ApiCall call) {
    return call.service() + ":" + call.operation();
  }

  /** Whether its caller gave it up: that is nobody's error. */
  static boolean cancelled(ApiCall call) {
    String code = call.errorCode();
    // the SDK's words for it
    return call.status() == 0
        && ("AbortedException".equals(code) || "SdkInterruptedException".equals(code));
  }

  /** Whether the call ended with an error. */
  static boolean failed(ApiCall call) {
    return !cancelled(call) && failedAtAll(call);
  }

  private static boolean failedAtAll(ApiCall call) {
    return call.errorCode() != null || call.status() == 0 || call.status() >= 400;
  }

  /** Style class that says by its colour how the call ended. */
  static String tone(ApiCall call) {
    return cancelled(call) ? "" : failed(call) ? "danger" : "success";
  }

  /** {@code 200}, {@code 412 PreconditionFailed} or why no answer came. */
  static String status(ApiCall call) {
    String code = call.errorCode();
    if (cancelled(call)) {
      return "cancelled";
    }
    if (call.status() == 0) {
      return code == null || code.equals("SdkClientException") ? "no answer" : code;
    }
    return code == null || code.startsWith("HTTP ")
        ? String.valueOf(call.status())
        : call.status() + " " + code;
  }

  /** Whether an attempt brought no good answer. */
  static boolean failed(ApiCall.Attempt attempt) {
    return status(attempt) == 0 || status(attempt) >= 400;
  }

  /** HTTP status of an attempt, 0 when no answer came. */
  static int status(ApiCall.Attempt attempt) {
    ApiCall.HttpMessage response = attempt.response();
    if (response == null) {
      return 0;
    }
    Matcher matcher = STATUS.matcher(response.startLine());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** AWS's error code in the answer of an attempt, empty when there is none. */
  static String code(ApiCall.Attempt attempt) {
    ApiCall.HttpMessage response = attempt.response();
    String body = response == null ? null : response.body();
    Matcher matcher = CODE.matcher(body == null ? "" : body);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** {@code 503 SlowDown}, {@code 200 OK} or {@code no answer}. */
  static String answer(ApiCall.Attempt attempt) {
    ApiCall.HttpMessage response = attempt.response();
    if (response == null) {
      return "no answer";
    }
    String code = code(attempt);
    return code.isEmpty()
        ? response.startLine().replaceFirst("^HTTP/\\S+\\s+", "")
        : status(attempt) + " " + code;
  }

  /** {@code 1,740 ms}. */
  static String millis(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return String.format(Locale.ENGLISH, millis < 1 ? "%.1f ms" : "%,.0f ms", millis);
  }

  /** {@code 10:41:50.233} in this computer's zone. */
  static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }

  /** {@code bucket/key}, a bucket, or what else the call is about; may be empty. */
  static String subject(ApiCall call) {
    JsonNode p = call.parameters();
    String bucket = p.path("Bucket").asString("");
    String key = p.path("Key").asString("");
    if (!bucket.isEmpty()) {
      return key.isEmpty() ? bucket : bucket + "/" + key;
    }
    String named = first(p, List.of("TableName", "FunctionName", "QueueUrl", "Name", "Id"));
    if (named.isEmpty()) {
      named = tables(p);
    }
    if (!named.isEmpty()) {
      return named;
    }
    String identity = first(p, IDENTITIES);
    if (!identity.isEmpty()) {
      return identity.replaceFirst("^arn:[^:]*:iam::\\w*:", "");
    }
    // Step Functions writes its parameters small, and names all by ARN
    String arn =
        first(p, List.of("executionArn", "stateMachineArn", "activityArn", "mapRunArn", "name"));
    return arn.replaceFirst("^arn:[^:]*:states:[^:]*:\\d*:(stateMachine:)?", "");
  }

  /** Tables of batches, transactions, statements, streams and backups; may be empty. */
  private static String tables(JsonNode p) {
    if (p.path("RequestItems").isObject()) {
      return String.join(", ", p.path("RequestItems").propertyNames());
    }
    if (p.path("TransactItems").isArray()) {
      return String.join(
          ", ", new LinkedHashSet<>(p.path("TransactItems").findValuesAsString("TableName")));
    }
    for (String list : List.of("Statements", "TransactStatements")) {
      if (p.path(list).isArray()) {
        return String.join("; ", p.path(list).findValuesAsString("Statement"));
      }
    }
    Matcher table =
        TABLE.matcher(
            first(
                p,
                List.of(
                    "ShardIterator", "StreamArn", "BackupArn", "ResourceArn", "SourceTableArn")));
    return table.find()
        ? table.group(1)
        : first(p, List.of("Statement", "SourceTableName", "TargetTableName"));
  }

  /** The parameter that tells this call from its neighbours in a list. */
  static String keyParameter(ApiCall call) {
    JsonNode p = call.parameters();
    String key = p.path("Key").asString("");
    if (!key.isEmpty()) {
      String range = p.path("Range").asString("").replace("bytes=", "bytes ");
      String part = p.path("PartNumber").asString("");
      return key + (range.isEmpty() ? "" : ", " + range) + (part.isEmpty() ? "" : ", part " + part);
    }
    if (p.has("Prefix") && !p.path("Prefix").asString("").isEmpty()) {
      return "prefix=" + p.path("Prefix").asString("");
    }
    if (p.path("Delete").path("Objects").isArray()) {
      return p.path("Delete").path("Objects").size() + " objects";
    }
    JsonNode status = p.path("VersioningConfiguration").path("Status");
    if (!status.isMissingNode()) {
      return "Status=" + status.asString("");
    }
    String subject = subject(call);
    return subject.isEmpty() && p.isEmpty()
        ? "no parameters"
        : subject.isEmpty() ? String.join(", ", p.propertyNames()) : subject;
  }

  /** Who called, without the account: {@code root}, {@code assumed-role/deployer/mia}. */
  static String caller(ApiCall call) {
    String arn = call.callerArn();
    return arn.isEmpty() ? "" : arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** Cut in the middle: {@code hG2vN8xq…fDa3J}. */
  static String middle(String text, int keep) {
    return text.length() <= keep * 2 + 1
        ? text
        : text.substring(0, keep) + "…" + text.substring(text.length() - keep);
  }

  private static String first(JsonNode parameters, List<String> names) {
    for (String name : names) {
      String value = parameters.path(name).asString("");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
