package dev.lectern.sandbox.s3.lifecycle;

import dev.lectern.calc.StorageClasses;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.Times;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code PutBucketLifecycleConfiguration} (User Guide, "Lifecycle configuration elements",
 * "Transitioning objects using Amazon S3 Lifecycle").
 */
public final class LifecycleCheck {

  /** The member and its header by which small objects are kept from transitions, or not. */
  public static final String MINIMUM_SIZE = "TransitionDefaultMinimumObjectSize";

  private static final int MOST_RULES = 1000;
  private static final int LONGEST_ID = 255;
  private static final int MOST_NEWER = 100;
  private static final int INFREQUENT_DAYS = 30;
  private static final List<String> ACTIONS =
      List.of(
          "Expiration",
          "Transitions",
          "NoncurrentVersionExpiration",
          "NoncurrentVersionTransitions",
          "AbortIncompleteMultipartUpload");

  private LifecycleCheck() {}

  /**
   * Checks the rules and gives an id to those that have none.
   *
   * @throws ServiceException InvalidArgument, InvalidRequest, MalformedXML
   */
  public static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode rules = given.path("Rules");
    if (rules.isEmpty() || rules.size() > MOST_RULES) {
      throw S3Errors.malformedXml();
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : rules) {
      if (rule.path("ID").asString("").isEmpty()) {
        ((ObjectNode) rule).put("ID", UUID.randomUUID().toString());
      }
      String id = rule.path("ID").asString();
      if (id.length() > LONGEST_ID) {
        throw S3Errors.invalidArgument(
            "ID length should not exceed allowed limit of " + LONGEST_ID, "ID", id);
      }
      if (!ids.add(id)) {
        throw S3Errors.invalidArgument(
            "Rule ID must be unique. Found same ID for more than one rule", "ID", id);
      }
      checkFilter(rule);
      if (ACTIONS.stream().noneMatch(rule::has)) {
        throw S3Errors.invalidRequest("At least one action needs to be specified in a rule");
      }
      checkExpiration(rule);
      checkTransitions(rule);
      checkNoncurrent(rule);
      checkAbort(rule);
    }
    String minimum = call.input().path(MINIMUM_SIZE).asString("all_storage_classes_128K");
    if (!minimum.equals("all_storage_classes_128K") && !minimum.equals("varies_by_storage_class")) {
      throw S3Errors.invalidRequest(
          "Invalid value for x-amz-transition-default-minimum-object-size: " + minimum);
    }
    return given.put(MINIMUM_SIZE, minimum);
  }

  private static void checkFilter(JsonNode rule) {
    if (rule.has("Filter") == rule.has("Prefix")) {
      throw S3Errors.malformedXml();
    }
    JsonNode filter = rule.path("Filter");
    JsonNode and = filter.path("And");
    if (filter.size() > 1 || (!and.isMissingNode() && predicates(and) < 2)) {
      throw S3Errors.malformedXml();
    }
    JsonNode sizes = and.isMissingNode() ? filter : and;
    long above = sizes.path("ObjectSizeGreaterThan").asLong(0);
    long below = sizes.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE);
    if (above < 0 || below < 1) {
      throw S3Errors.malformedXml();
    }
    if (above >= below) {
      throw S3Errors.invalidRequest(
          "'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
    }
    Set<String> keys = new HashSet<>();
    for (JsonNode tag : and.path("Tags")) {
      if (!keys.add(tag.path("Key").asString(""))) {
        throw S3Errors.invalidRequest("Duplicate Tag Keys are not allowed.");
      }
    }
  }

  private static int predicates(JsonNode and) {
    return and.size() - (and.has("Tags") ? 1 : 0) + and.path("Tags").size();
  }

  private static boolean hasTags(JsonNode rule) {
    return rule.path("Filter").has("Tag") || rule.path("Filter").path("And").has("Tags");
  }

  private static void checkExpiration(JsonNode rule) {
    JsonNode expiration = rule.path("Expiration");
    if (expiration.isMissingNode()) {
      return;
    }
    if (expiration.size() != 1) {
      throw S3Errors.malformedXml();
    }
    if (expiration.has("ExpiredObjectDeleteMarker") && hasTags(rule)) {
      throw S3Errors.invalidRequest(
          "ExpiredObjectDeleteMarker cannot be specified if the request contains tag filters.");
    }
    positive(expiration, "Days", "'Days' for Expiration action must be a positive integer");
    midnight(expiration);
  }

  private static void positive(JsonNode node, String member, String message) {
    if (node.has(member) && node.path(member).asLong() < 1) {
      throw S3Errors.invalidArgument(message, member, node.path(member).asString());
    }
  }

  private static void midnight(JsonNode node) {
    boolean within =
        Times.get(node, "Date")
            .filter(date -> !date.equals(date.truncatedTo(ChronoUnit.DAYS)))
            .isPresent();
    if (within) {
      throw S3Errors.invalidArgument(
          "'Date' must be at midnight GMT", "Date", node.path("Date").asString());
    }
  }

  private static void checkTransitions(JsonNode rule) {
    JsonNode expiration = rule.path("Expiration");
    List<String> seen = new ArrayList<>();
    for (JsonNode transition : rule.path("Transitions")) {
      String storageClass = transition.path("StorageClass").asString("");
      if (storageClass.isEmpty() || transition.has("Days") == transition.has("Date")) {
        throw S3Errors.malformedXml();
      }
      if (seen.contains(storageClass)) {
        throw S3Errors.invalidRequest(
            "'StorageClass' must be different for 'Transition' actions in same 'Rule' with filter "
                + scope(rule));
      }
      seen.add(storageClass);
      midnight(transition);
      if (transition.has("Days")) {
        checkDays(rule, transition, storageClass);
      }
      boolean mixed =
          (expiration.has("Days") && transition.has("Date"))
              || (expiration.has("Date") && transition.has("Days"));
      if (mixed) {
        throw S3Errors.invalidRequest(
            "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle"
                + " rule for filter "
                + scope(rule));
      }
    }
  }

  private static void checkDays(JsonNode rule, JsonNode transition, String storageClass) {
    long days = transition.path("Days").asLong();
    if (days < 0) {
      throw S3Errors.invalidArgument(
          "'Days' in Transition action must be nonnegative", "Days", Long.toString(days));
    }
    infrequent("'Days' in Transition action", storageClass, days);
    for (JsonNode other : rule.path("Transitions")) {
      boolean colder = StorageClasses.colder(other.path("StorageClass").asString(""), storageClass);
      if (colder && other.path("Days").asLong(Long.MAX_VALUE) <= days) {
        throw S3Errors.invalidArgument(
            "'Days' in the 'Transition' action for StorageClass '"
                + other.path("StorageClass").asString("")
                + "' for filter "
                + scope(rule)
                + " must be greater than 'Days' in the 'Transition' action for StorageClass '"
                + storageClass
                + "'",
            "Days",
            Long.toString(days));
      }
    }
    JsonNode expiration = rule.path("Expiration");
    if (expiration.has("Days") && expiration.path("Days").asLong() <= days) {
      throw S3Errors.invalidArgument(
          "'Days' in the Expiration action for filter "
              + scope(rule)
              + " must be greater than 'Days' in the Transition action",
          "Days",
          expiration.path("Days").asString());
    }
  }

  private static void infrequent(String what, String storageClass, long days) {
    if (storageClass.endsWith("_IA") && days < INFREQUENT_DAYS) {
      throw S3Errors.invalidArgument(
          what
              + " must be greater than or equal to "
              + INFREQUENT_DAYS
              + " for storageClass '"
              + storageClass
              + "'",
          "Days",
          Long.toString(days));
    }
  }

  private static void checkNoncurrent(JsonNode rule) {
    JsonNode expiration = rule.path("NoncurrentVersionExpiration");
    if (!expiration.isMissingNode()) {
      if (!expiration.has("NoncurrentDays")) {
        throw S3Errors.malformedXml();
      }
      positive(
          expiration,
          "NoncurrentDays",
          "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer");
      newer(expiration);
    }
    for (JsonNode transition : rule.path("NoncurrentVersionTransitions")) {
      if (!transition.has("NoncurrentDays") || !transition.has("StorageClass")) {
        throw S3Errors.malformedXml();
      }
      long days = transition.path("NoncurrentDays").asLong();
      infrequent(
          "'Days' in NoncurrentVersionTransition action",
          transition.path("StorageClass").asString(""),
          days);
      newer(transition);
      if (expiration.has("NoncurrentDays") && expiration.path("NoncurrentDays").asLong() <= days) {
        throw S3Errors.invalidArgument(
            "'NoncurrentDays' in the NoncurrentVersionExpiration action for filter "
                + scope(rule)
                + " must be greater than 'NoncurrentDays' in the NoncurrentVersionTransition"
                + " action",
            "NoncurrentDays",
            expiration.path("NoncurrentDays").asString());
      }
    }
  }

  private static void newer(JsonNode action) {
    long newer = action.path("NewerNoncurrentVersions").asLong(1);
    if (newer < 1 || newer > MOST_NEWER) {
      throw S3Errors.invalidArgument(
          "'NewerNoncurrentVersions' must be a positive integer and not greater than " + MOST_NEWER,
          "NewerNoncurrentVersions",
          Long.toString(newer));
    }
  }

  private static void checkAbort(JsonNode rule) {
    JsonNode abort = rule.path("AbortIncompleteMultipartUpload");
    if (abort.isMissingNode()) {
      return;
    }
    if (!abort.has("DaysAfterInitiation")) {
      throw S3Errors.malformedXml();
    }
    positive(
        abort,
        "DaysAfterInitiation",
        "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive"
            + " integer");
    if (hasTags(rule)) {
      throw S3Errors.invalidRequest(
          "AbortIncompleteMultipartUpload cannot be specified with Tags.");
    }
    JsonNode filter = rule.path("Filter");
    boolean sizes =
        filter.toString().contains("ObjectSizeGreaterThan")
            || filter.toString().contains("ObjectSizeLessThan");
    if (sizes) {
      throw S3Errors.invalidRequest(
          "AbortIncompleteMultipartUpload cannot be specified with Object Size.");
    }
  }

  /** The filter as AWS's messages show it. */
  private static String scope(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    String prefix =
        rule.path("Prefix")
            .asString(
                filter.path("Prefix").asString(filter.path("And").path("Prefix").asString("")));
    return "'(prefix=" + prefix + ")'";
  }
}
