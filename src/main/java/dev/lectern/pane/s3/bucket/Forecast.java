package dev.lectern.pane.s3.bucket;

import dev.lectern.calc.StorageClasses;
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

  /**
   * Beside the rules: how small objects are treated, as the AWS CLI names it. S3 takes 128 KB as
   * the least for every class where it is not there.
   */
  static final String SMALL_OBJECTS = "TransitionDefaultMinimumObjectSize";

  private final List<Event> events = new ArrayList<>();
  private final boolean smallByClass;

  private Forecast(boolean smallByClass) {
    this.smallByClass = smallByClass;
  }

  /** Whether a rule looks at tags, so that its objects cannot be told from a listing. */
  static boolean byTag(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    return filter.has("Tag") || filter.path("And").has("Tags");
  }

  /** All events of enabled rules, soonest first; none while the JSON is not valid. */
  static List<Event> of(String json, List<Listed> objects) {
    try {
      JsonNode all = document(json);
      Forecast forecast =
          new Forecast(all.path(SMALL_OBJECTS).asString("").equals("varies_by_storage_class"));
      forecast.look(all.path("Rules"), objects);
      return forecast.events;
    } catch (DateTimeException e) {
      // the editor shows where the text is wrong
      return List.of();
    }
  }

  /** The configuration, or an empty object where the JSON is not valid. */
  static JsonNode document(String json) {
    try {
      return json.isBlank() ? Json.object() : Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      // the editor shows where the text is wrong
      return Json.object();
    }
  }

  private void look(JsonNode rules, List<Listed> objects) {
    for (int i = 0; i < rules.size(); i++) {
      JsonNode rule = rules.path(i);
      if (rule.path("Status").asString("").equals("Enabled") && !byTag(rule)) {
        for (Listed object : objects) {
          if (meets(rule, object)) {
            add(i, rule, object);
          }
        }
      }
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(event -> event.object().key()));
  }

  private static JsonNode all(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    return filter.has("And") ? filter.path("And") : filter;
  }

  private static boolean bySize(JsonNode rule) {
    return all(rule).has("ObjectSizeGreaterThan") || all(rule).has("ObjectSizeLessThan");
  }

  private static boolean meets(JsonNode rule, Listed object) {
    JsonNode all = all(rule);
    String prefix = all.path("Prefix").asString(rule.path("Prefix").asString(""));
    return object.key().startsWith(prefix)
        && (object.marker()
            ? !bySize(rule)
            : (object.size() > all.path("ObjectSizeGreaterThan").asLong(-1)
                && object.size() < all.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE)));
  }

  private void add(int index, JsonNode rule, Listed object) {
    if (object.since() != null) {
      noncurrent(index, rule, object, object.since());
    } else if (object.marker()) {
      marker(index, rule, object);
    } else {
      current(index, rule, object);
    }
  }

  private void current(int index, JsonNode rule, Listed object) {
    JsonNode expiration = rule.path("Expiration");
    if (expiration.has("Days") || expiration.has("Date")) {
      events.add(new Event(index, object, Action.EXPIRE, "", when(expiration, object.modified())));
    }
    for (JsonNode transition : rule.path("Transitions")) {
      move(index, rule, object, transition, when(transition, object.modified()));
    }
  }

  private void noncurrent(int index, JsonNode rule, Listed object, Instant since) {
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
            index,
            rule,
            object,
            transition,
            midnight(since, transition.path("NoncurrentDays").asLong(0)));
      }
    }
  }

  private void marker(int index, JsonNode rule, Listed object) {
    JsonNode expiration = rule.path("Expiration");
    if (!object.alone()) {
      return;
    }
    if (expiration.path("ExpiredObjectDeleteMarker").asBoolean(false)) {
      events.add(new Event(index, object, Action.CLEAN, "", midnight(object.modified(), 0)));
    } else if (expiration.has("Days") || expiration.has("Date")) {
      events.add(new Event(index, object, Action.CLEAN, "", when(expiration, object.modified())));
    }
  }

  /** Small objects stay where the rule itself does not speak of sizes, and none goes back up. */
  private void move(int index, JsonNode rule, Listed object, JsonNode transition, Instant at) {
    String to = transition.path("StorageClass").asString("");
    boolean largeEnough =
        object.size() >= StorageClasses.SMALL
            || bySize(rule)
            || (smallByClass && StorageClasses.takesSmall(to));
    if (largeEnough && StorageClasses.colder(to, object.storageClass())) {
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
