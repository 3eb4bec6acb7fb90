package dev.lectern.sandbox.s3.lifecycle;

import dev.lectern.calc.StorageClasses;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An enabled rule: whom it is for, and when its actions are due. Days are counted from the moment
 * that starts them and rounded up to the next midnight UTC (User Guide, "Lifecycle configuration
 * elements", How Amazon S3 calculates how long an object has been noncurrent).
 */
final class Rule {

  /** A move to another storage class. */
  record Move(Instant due, String storageClass) {}

  private final JsonNode node;
  private final String prefix;
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final long above;
  private final long below;
  private final boolean ownSizes;
  private final boolean smallByClass;

  Rule(JsonNode node, boolean smallByClass) {
    this.node = node;
    this.smallByClass = smallByClass;
    JsonNode filter = node.path("Filter");
    JsonNode and = filter.has("And") ? filter.path("And") : filter;
    this.prefix = node.path("Prefix").asString(and.path("Prefix").asString(""));
    if (filter.has("Tag")) {
      addTag(filter.path("Tag"));
    }
    and.path("Tags").forEach(this::addTag);
    this.ownSizes = and.has("ObjectSizeGreaterThan") || and.has("ObjectSizeLessThan");
    this.above = and.path("ObjectSizeGreaterThan").asLong(-1);
    this.below = and.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE);
  }

  /** The enabled rules of a configuration. */
  static List<Rule> of(JsonNode configuration) {
    boolean smallByClass =
        configuration
            .path(LifecycleCheck.MINIMUM_SIZE)
            .asString("")
            .equals("varies_by_storage_class");
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : configuration.path("Rules")) {
      if (rule.path("Status").asString("").equals("Enabled")) {
        rules.add(new Rule(rule, smallByClass));
      }
    }
    return rules;
  }

  private void addTag(JsonNode tag) {
    tags.put(tag.path("Key").asString(""), tag.path("Value").asString(""));
  }

  String id() {
    return node.path("ID").asString("");
  }

  String prefix() {
    return prefix;
  }

  /** Whether the rule is for a version. Delete markers have neither tags nor size. */
  boolean isFor(String key, ObjectVersion version) {
    if (!key.startsWith(prefix)) {
      return false;
    }
    if (version.deleteMarker()) {
      return tags.isEmpty() && !ownSizes;
    }
    return version.size() > above
        && version.size() < below
        && tags.entrySet().stream()
            .allMatch(tag -> tag.getValue().equals(version.detail().tags().get(tag.getKey())));
  }

  /** When a current version expires. */
  Optional<Instant> expiration(ObjectVersion version) {
    JsonNode expiration = node.path("Expiration");
    if (expiration.has("Days")) {
      return Optional.of(after(version.lastModified(), expiration.path("Days").asLong()));
    }
    return Times.get(expiration, "Date");
  }

  /** When a delete marker goes that has no version below it any more. */
  Optional<Instant> markerRemoval(ObjectVersion marker) {
    return node.path("Expiration").path("ExpiredObjectDeleteMarker").asBoolean(false)
        ? Optional.of(marker.lastModified())
        : expiration(marker);
  }

  /**
   * When a noncurrent version expires.
   *
   * @param since when it became noncurrent
   * @param newer how many noncurrent versions are newer
   */
  Optional<Instant> noncurrentExpiration(Instant since, int newer) {
    JsonNode action = node.path("NoncurrentVersionExpiration");
    return action.has("NoncurrentDays") && newer >= kept(action)
        ? Optional.of(after(since, action.path("NoncurrentDays").asLong()))
        : Optional.empty();
  }

  private static int kept(JsonNode action) {
    return action.path("NewerNoncurrentVersions").asInt(0);
  }

  /** The moves of a current version. */
  List<Move> transitions(ObjectVersion version) {
    List<Move> moves = new ArrayList<>();
    for (JsonNode action : node.path("Transitions")) {
      String target = action.path("StorageClass").asString("");
      Optional<Instant> due =
          action.has("Days")
              ? Optional.of(after(version.lastModified(), action.path("Days").asLong()))
              : Times.get(action, "Date");
      due.filter(any -> moves(version, target))
          .ifPresent(time -> moves.add(new Move(time, target)));
    }
    return moves;
  }

  /** The moves of a noncurrent version. */
  List<Move> noncurrentTransitions(ObjectVersion version, Instant since, int newer) {
    List<Move> moves = new ArrayList<>();
    for (JsonNode action : node.path("NoncurrentVersionTransitions")) {
      String target = action.path("StorageClass").asString("");
      if (newer >= kept(action) && moves(version, target)) {
        moves.add(new Move(after(since, action.path("NoncurrentDays").asLong()), target));
      }
    }
    return moves;
  }

  /** Small objects stay unless the rule itself speaks of sizes. */
  private boolean moves(ObjectVersion version, String target) {
    boolean largeEnough =
        ownSizes
            || version.size() >= StorageClasses.SMALL
            || (smallByClass && StorageClasses.takesSmall(target));
    return largeEnough && StorageClasses.colder(target, version.storageClass());
  }

  /** When an upload that was not completed is given up. */
  Optional<Instant> abort(Instant initiated) {
    JsonNode days = node.path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation");
    return days.isNumber() ? Optional.of(after(initiated, days.asLong())) : Optional.empty();
  }

  /** The first midnight UTC at or after that many days. */
  static Instant after(Instant start, long days) {
    Instant end = start.plus(days, ChronoUnit.DAYS);
    Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(end) ? end : midnight.plus(1, ChronoUnit.DAYS);
  }
}
