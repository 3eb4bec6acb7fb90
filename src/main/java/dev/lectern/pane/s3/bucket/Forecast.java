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
 * What lifecycle rules will do to objects that are there, by their age. S3 rounds an object's age
 * up to the next midnight UTC ("Lifecycle rules: based on an object's age"). Rules about tags and
 * about versions that are not current are left to S3: a listing does not tell those.
 */
final class Forecast {

  /**
   * One thing that will happen.
   *
   * @param action {@code Expiration}, or the storage class that the object goes to
   * @param at not before this
   */
  record Event(String key, String action, Instant at, String rule) {}

  private Forecast() {}

  /** All events of enabled rules, soonest first; none while the JSON is not valid. */
  static List<Event> of(String json, List<Listed> objects) {
    List<Event> events = new ArrayList<>();
    try {
      for (JsonNode rule : Json.MAPPER.readTree(json.isBlank() ? "{}" : json).path("Rules")) {
        if (rule.path("Status").asString("").equals("Enabled") && !byTag(rule)) {
          objects.stream().filter(o -> meets(rule, o)).forEach(o -> add(events, rule, o));
        }
      }
    } catch (JacksonException | DateTimeException e) {
      // the editor shows where the text is wrong
      return List.of();
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::key));
    return events;
  }

  private static boolean byTag(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    return filter.has("Tag") || filter.path("And").has("Tags");
  }

  private static boolean meets(JsonNode rule, Listed object) {
    JsonNode filter = rule.path("Filter");
    JsonNode all = filter.has("And") ? filter.path("And") : filter;
    String prefix = all.path("Prefix").asString(rule.path("Prefix").asString(""));
    return object.key().startsWith(prefix)
        && object.size() > all.path("ObjectSizeGreaterThan").asLong(-1)
        && object.size() < all.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE);
  }

  private static void add(List<Event> events, JsonNode rule, Listed object) {
    String id = rule.path("ID").asString("");
    JsonNode expiration = rule.path("Expiration");
    if (expiration.has("Days") || expiration.has("Date")) {
      events.add(new Event(object.key(), "Expiration", when(expiration, object), id));
    }
    for (JsonNode transition : rule.path("Transitions")) {
      String to = transition.path("StorageClass").asString("");
      if (!to.equals(object.storageClass())) {
        events.add(new Event(object.key(), to, when(transition, object), id));
      }
    }
  }

  private static Instant when(JsonNode action, Listed object) {
    if (action.has("Date")) {
      String date = action.path("Date").asString("");
      return date.length() == 10
          ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(date);
    }
    Instant age = object.modified().plus(action.path("Days").asLong(0), ChronoUnit.DAYS);
    Instant midnight = age.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(age) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
  }
}
