package dev.lectern.sandbox.dynamodb.streams;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.ChangeLog;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The streams of all tables, also those of streams that were switched off and tables that are gone:
 * they can be read for another 24 hours ("Change data capture for DynamoDB Streams"). A stream has
 * one shard here. Safe for any thread.
 */
public final class Streams {

  /** How long records are kept. */
  public static final Duration RETENTION = Duration.ofHours(24);

  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  /**
   * A stream.
   *
   * @param id number under which its records are kept
   * @param closed when it was switched off, null while it is on
   * @param end the last sequence number that it can have, once it is closed
   */
  record Description(
      long id,
      String arn,
      String tableName,
      String label,
      String view,
      KeySchema key,
      Instant created,
      @Nullable Instant closed,
      long end) {

    /** The id of its shard. */
    String shard() {
      return String.format(
          Locale.ROOT, "shardId-%020d-%08x", created.toEpochMilli(), (int) (id ^ id >>> 32));
    }
  }

  private final Store store;
  private final ChangeLog log;
  private final Table streams;

  /** On the sandbox's store. */
  public Streams(Store store, ChangeLog log) {
    this.store = store;
    this.log = log;
    this.streams = store.table("dynamodb.streams");
  }

  /**
   * Follows a member StreamSpecification: the table with its stream switched on or off.
   *
   * @throws ServiceException ValidationException when it is so already
   */
  public TableDefinition change(Tx tx, TableDefinition table, JsonNode specification, Instant now) {
    TableFeatures.StreamSettings before = table.features().stream();
    boolean on = before != null && before.enabled();
    boolean wanted = specification.path("StreamEnabled").asBoolean();
    if (wanted == on) {
      throw invalid(
          on
              ? "Table already has an enabled stream: TableName: " + table.name()
              : "Table has no stream to disable: TableName: " + table.name());
    }
    if (before != null && !wanted) {
      close(tx, table, now);
      return table.with(
          table
              .features()
              .withStream(
                  new TableFeatures.StreamSettings(
                      before.id(), before.label(), before.view(), false)));
    }
    return open(tx, table, specification, now);
  }

  /** Follows the specification of a new table, which may say that it has no stream. */
  public TableDefinition create(Tx tx, TableDefinition table, JsonNode specification, Instant now) {
    boolean view = specification.has("StreamViewType");
    if (!specification.path("StreamEnabled").asBoolean(false)) {
      if (view) {
        throw invalid(
            "One or more parameter values were invalid: StreamViewType can only be specified when"
                + " StreamEnabled is true");
      }
      return table;
    }
    return open(tx, table, specification, now);
  }

  private TableDefinition open(Tx tx, TableDefinition table, JsonNode specification, Instant now) {
    if (!specification.has("StreamViewType")) {
      throw invalid(
          "One or more parameter values were invalid: StreamViewType is required when StreamEnabled"
              + " is true");
    }
    String label = LABEL.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    TableFeatures.StreamSettings settings =
        new TableFeatures.StreamSettings(
            store.nextId(), label, specification.path("StreamViewType").asString(), true);
    put(
        tx,
        new Description(
            settings.id(),
            settings.arn(table.arn()),
            table.name(),
            label,
            settings.view(),
            table.key(),
            now,
            null,
            0));
    return table.with(table.features().withStream(settings));
  }

  /** Ends the stream of a table that goes, or whose stream is switched off. */
  public void close(Tx tx, TableDefinition table, Instant now) {
    TableFeatures.StreamSettings settings = table.features().stream();
    if (settings == null || !settings.enabled()) {
      return;
    }
    byte[] value = tx.get(streams, key(settings.arn(table.arn())));
    if (value != null) {
      Description open = decode(value);
      put(
          tx,
          new Description(
              open.id(),
              open.arn(),
              open.tableName(),
              open.label(),
              open.view(),
              open.key(),
              open.created(),
              now,
              store.nextId()));
    }
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(400, "ValidationException", message);
  }

  private static byte[] key(String arn) {
    return arn.getBytes(StandardCharsets.UTF_8);
  }

  private void put(Tx tx, Description stream) {
    ObjectNode node =
        Json.object()
            .put("id", stream.id())
            .put("arn", stream.arn())
            .put("table", stream.tableName())
            .put("label", stream.label())
            .put("view", stream.view())
            .put("created", stream.created().toString())
            .put("end", stream.end());
    stream.key().attributes().forEach(a -> node.withArray("/key").add(a.name()).add(a.type()));
    if (stream.closed() != null) {
      node.put("closed", stream.closed().toString());
    }
    tx.put(streams, key(stream.arn()), Json.MAPPER.writeValueAsBytes(node));
  }

  private static Description decode(byte[] value) {
    JsonNode node = Json.MAPPER.readTree(value);
    JsonNode key = node.path("key");
    return new Description(
        node.path("id").asLong(),
        node.path("arn").asString(),
        node.path("table").asString(),
        node.path("label").asString(),
        node.path("view").asString(),
        new KeySchema(attribute(key, 0), key.size() == 4 ? attribute(key, 2) : null),
        Instant.parse(node.path("created").asString()),
        node.has("closed") ? Instant.parse(node.path("closed").asString()) : null,
        node.path("end").asLong());
  }

  private static KeySchema.Attribute attribute(JsonNode key, int at) {
    return new KeySchema.Attribute(key.path(at).asString(), key.path(at + 1).asString());
  }

  /** The stream of an ARN, if there is one. */
  Optional<Description> find(String arn) {
    return Optional.ofNullable(streams.get(key(arn))).map(Streams::decode);
  }

  /** Id of the request that wrote a record; empty when that is not known. */
  public String request(String arn, String sequence) {
    String[] found = {""};
    find(arn)
        .ifPresent(
            stream -> {
              long wanted = Long.parseLong(sequence);
              log.forEach(
                  stream.id(),
                  wanted,
                  change -> {
                    found[0] = change.sequence() == wanted ? change.cause().requestId() : "";
                    return false;
                  });
            });
    return found[0];
  }

  /** Streams whose ARN begins with a text and comes behind another, in order; at most so many. */
  List<Description> list(String prefix, String after, int most) {
    List<Description> found = new ArrayList<>();
    Scan scan = streams.scan(key(after.isEmpty() ? prefix : after + "\0"));
    while (found.size() < most && scan.next()) {
      if (!new String(scan.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
        break;
      }
      found.add(decode(scan.value()));
    }
    return found;
  }

  /** Deletes records and closed streams that are older than a day. */
  public void trim(Instant now) throws IOException {
    Instant oldest = now.minus(RETENTION);
    for (Description stream : list("", "", Integer.MAX_VALUE)) {
      log.trim(stream.id(), oldest);
      if (stream.closed() != null && stream.closed().isBefore(oldest)) {
        log.clear(stream.id());
        store.run(tx -> tx.remove(streams, key(stream.arn())));
      }
    }
  }
}
