package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.pane.s3.bucket.SectionGateway.Listed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What lifecycle rules will do to objects and versions that are there, by their age. S3 rounds an
 * age up to the next midnight UTC ("Lifecycle rules: based on an object's age"). Rules that look at
 * tags are left to S3: a listing does not tell tags.
 */
final class Forecast {

  /** What happens. */
  enum Action {
    /** The object is deleted; where versions are kept it gets a delete marker. */
    EXPIRE,
    /** A version that is not current is deleted for good. */
    REMOVE,
    /** A delete marker under which nothing is left is removed. */
    CLEAN,
    /** To another storage class. */
    MOVE
  }

  /**
   * One thing that will happen.
   *
   * @param rule index of the rule in the document
   * @param storageClass where to, empty unless it moves
   * @param at not before this
   */
  record Event(int rule, Listed object, Action action, String storageClass, Instant at) {}

  private Forecast() {}

  /** Whether a rule looks at tags, so that its objects cannot be told from a listing. */
  static boolean byTag(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    return filter.has("Tag") || filter.path("And").has("Tags");
  }

  /** All events of enabled rules, soonest first; none while the JSON is not valid. */
  static List<Event> of(String json, List<Listed> objects) {
    List<Event> events = new ArrayList<>();
    try {
      JsonNode rules = Json.MAPPER.readTree(json.isBlank() ? "{}" : json).path("Rules");
      for (int i = 0; i < rules.size(); i++) {
        JsonNode rule = rules.path(i);
        if (rule.path("Status").asString("").equals("Enabled") && !byTag(rule)) {
          for (Listed object : objects) {
            if (meets(rule, object)) {
              add(events, i, rule, object);
            }
          }
        }
      }
    } catch (JacksonException | DateTimeException e) {
      // the editor shows where the text is wrong
      return List.of();
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(event -> event.object().key()));
    return events;
  }

  private static boolean meets(JsonNode rule, Listed object) {
    JsonNode filter = rule.path("Filter");
    JsonNode all = filter.has("And") ? filter.path("And") : filter;
    String prefix = all.path("Prefix").asString(rule.path("Prefix").asString(""));
    return object.key().startsWith(prefix)
        && (object.marker()
            || (object.size() > all.path("ObjectSizeGreaterThan").asLong(-1)
                && object.size() < all.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE)));
  }

  private static void add(List<Event> events, int index, JsonNode rule, Listed object) {
    if (object.since() != null) {
      noncurrent(events, index, rule, object, object.since());
    } else if (object.marker()) {
      marker(events, index, rule, object);
    } else {
      current(events, index, rule, object);
    }
  }

  private static void current(List<Event> events, int index, JsonNode rule, Listed object) {
    JsonNode expiration = rule.path("Expiration");
    if (expiration.has("Days") || expiration.has("Date")) {
      events.add(new Event(index, object, Action.EXPIRE, "", when(expiration, object.modified())));
    }
    for (JsonNode transition : rule.path("Transitions")) {
      move(events, index, object, transition, when(transition, object.modified()));
    }
  }

  private static void noncurrent(
      List<Event> events, int index, JsonNode rule, Listed object, Instant since) {
    JsonNode expiration = rule.path("NoncurrentVersionExpiration");
    if (expiration.has("NoncurrentDays")
        && object.newer() >= expiration.path("NewerNoncurrentVersions").asInt(0)) {
      events.add(
          new Event(
              index,
              object,
              Action.REMOVE,
              "",
              midnight(since, expiration.path("NoncurrentDays").asLong(0))));
    }
    if (object.marker()) {
      return;
    }
    for (JsonNode transition : rule.path("NoncurrentVersionTransitions")) {
      if (object.newer() >= transition.path("NewerNoncurrentVersions").asInt(0)) {
        move(
            events,
            index,
            object,
            transition,
            midnight(since, transition.path("NoncurrentDays").asLong(0)));
      }
    }
  }

  private static void marker(List<Event> events, int index, JsonNode rule, Listed object) {
    boolean clean = rule.path("Expiration").path("ExpiredObjectDeleteMarker").asBoolean(false);
    if (clean && object.alone()) {
      events.add(new Event(index, object, Action.CLEAN, "", midnight(object.modified(), 0)));
    }
  }

  private static void move(
      List<Event> events, int index, Listed object, JsonNode transition, Instant at) {
    String to = transition.path("StorageClass").asString("");
    if (!to.equals(object.storageClass())) {
      events.add(new Event(index, object, Action.MOVE, to, at));
    }
  }

  private static Instant when(JsonNode action, Instant modified) {
    if (action.has("Date")) {
      String date = action.path("Date").asString("");
      return date.length() == 10
          ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(date);
    }
    return midnight(modified, action.path("Days").asLong(0));
  }

  private static Instant midnight(Instant from, long days) {
    Instant age = from.plus(days, ChronoUnit.DAYS);
    Instant midnight = age.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(age) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
  }
}
