package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a table has besides keys, indexes and capacity.
 *
 * @param stream its newest stream, also after it was switched off; null when it never had one
 * @param expiry time to live, null when it was never switched on
 * @param recovery since when it can be restored to a point in time, null when it cannot
 * @param warm units a second that it takes at once, null for the usual
 * @param onDemandSince when it came into on-demand mode last, null when it never was
 * @param switches when it was switched from provisioned to on-demand mode, of the last day
 * @param decreases when provisioned capacity of the table was lowered, of the last day
 * @param restored what it was restored from; null for a table that was created
 */
public record TableFeatures(
    @Nullable StreamSettings stream,
    @Nullable Expiry expiry,
    @Nullable Instant recovery,
    @Nullable Throughput warm,
    @Nullable Instant onDemandSince,
    List<Instant> switches,
    List<Instant> decreases,
    @Nullable Restored restored) {

  /**
   * A stream of changes.
   *
   * @param id number under which its records are kept
   * @param label when it was switched on, which is the end of its ARN
   * @param view StreamViewType
   */
  public record StreamSettings(long id, String label, String view, boolean enabled) {

    /** Its ARN, of a table's. */
    public String arn(String tableArn) {
      return tableArn + "/stream/" + label;
    }
  }

  /**
   * Time to live.
   *
   * @param attribute name of the attribute with the time, in seconds since 1970
   * @param changed when it was switched on or off
   */
  public record Expiry(String attribute, boolean enabled, Instant changed) {}

  /**
   * Where the items of a restored table come from.
   *
   * @param backupArn null when it is a moment of the table
   * @param tableArn of the table that was there before
   * @param time when the items were so
   */
  public record Restored(@Nullable String backupArn, String tableArn, Instant time) {}

  /** Of a new table. */
  public static final TableFeatures NONE =
      new TableFeatures(null, null, null, null, null, List.of(), List.of(), null);

  /** Unchangeable copies. */
  public TableFeatures {
    switches = List.copyOf(switches);
    decreases = List.copyOf(decreases);
  }

  /** The same with another stream. */
  public TableFeatures withStream(@Nullable StreamSettings settings) {
    return new TableFeatures(
        settings, expiry, recovery, warm, onDemandSince, switches, decreases, restored);
  }

  /** The same with another time to live. */
  public TableFeatures withExpiry(@Nullable Expiry settings) {
    return new TableFeatures(
        stream, settings, recovery, warm, onDemandSince, switches, decreases, restored);
  }

  /** The same with or without point-in-time recovery. */
  public TableFeatures withRecovery(@Nullable Instant since) {
    return new TableFeatures(
        stream, expiry, since, warm, onDemandSince, switches, decreases, restored);
  }

  /** The same, prepared for more traffic. */
  public TableFeatures withWarm(@Nullable Throughput units) {
    return new TableFeatures(
        stream, expiry, recovery, units, onDemandSince, switches, decreases, restored);
  }

  /** The same, in on-demand mode since then; counted when it was provisioned before. */
  public TableFeatures onDemand(Instant since, boolean counted) {
    return new TableFeatures(
        stream,
        expiry,
        recovery,
        warm,
        since,
        counted ? recent(switches, since) : switches,
        decreases,
        restored);
  }

  /** The same with one more decrease of capacity. */
  public TableFeatures decreased(Instant at) {
    return new TableFeatures(
        stream, expiry, recovery, warm, onDemandSince, switches, recent(decreases, at), restored);
  }

  /** The same, restored from that. */
  public TableFeatures restoredFrom(Restored source) {
    return new TableFeatures(
        stream, expiry, recovery, warm, onDemandSince, switches, decreases, source);
  }

  private static List<Instant> recent(List<Instant> before, Instant at) {
    List<Instant> all = new ArrayList<>(before);
    all.removeIf(old -> old.isBefore(at.minus(Duration.ofDays(1))));
    all.add(at);
    return all;
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    if (stream != null) {
      node.putObject("stream")
          .put("id", stream.id())
          .put("label", stream.label())
          .put("view", stream.view())
          .put("enabled", stream.enabled());
    }
    if (expiry != null) {
      node.putObject("expiry")
          .put("attribute", expiry.attribute())
          .put("enabled", expiry.enabled())
          .put("changed", expiry.changed().toString());
    }
    if (recovery != null) {
      node.put("recovery", recovery.toString());
    }
    if (warm != null) {
      node.putObject("warm").put("read", warm.read()).put("write", warm.write());
    }
    if (onDemandSince != null) {
      node.put("onDemandSince", onDemandSince.toString());
    }
    switches.forEach(each -> node.withArray("/switches").add(each.toString()));
    decreases.forEach(each -> node.withArray("/decreases").add(each.toString()));
    if (restored != null) {
      ObjectNode from =
          node.putObject("restored")
              .put("table", restored.tableArn())
              .put("time", restored.time().toString());
      if (restored.backupArn() != null) {
        from.put("backup", restored.backupArn());
      }
    }
    return node;
  }

  static TableFeatures of(JsonNode node) {
    JsonNode stream = node.path("stream");
    JsonNode expiry = node.path("expiry");
    JsonNode warm = node.path("warm");
    JsonNode from = node.path("restored");
    return new TableFeatures(
        stream.isObject()
            ? new StreamSettings(
                stream.path("id").asLong(),
                stream.path("label").asString(),
                stream.path("view").asString(),
                stream.path("enabled").asBoolean())
            : null,
        expiry.isObject()
            ? new Expiry(
                expiry.path("attribute").asString(),
                expiry.path("enabled").asBoolean(),
                Instant.parse(expiry.path("changed").asString()))
            : null,
        instant(node.path("recovery")),
        warm.isObject()
            ? new Throughput(warm.path("read").asLong(), warm.path("write").asLong())
            : null,
        instant(node.path("onDemandSince")),
        instants(node.path("switches")),
        instants(node.path("decreases")),
        from.isObject()
            ? new Restored(
                from.has("backup") ? from.path("backup").asString() : null,
                from.path("table").asString(),
                Instant.parse(from.path("time").asString()))
            : null);
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isString() ? Instant.parse(node.asString()) : null;
  }

  private static List<Instant> instants(JsonNode nodes) {
    List<Instant> all = new ArrayList<>();
    nodes.forEach(node -> all.add(Instant.parse(node.asString())));
    return all;
  }
}
