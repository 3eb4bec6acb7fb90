package dev.lectern.sandbox.lambda.mapping;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.lang.System.Logger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the shards of a stream for one mapping and has batches of records worked on, in order
 * ("Using Lambda with Amazon DynamoDB Streams"). Each read is decided for the function's role as it
 * is then. A virtual thread while the mapping is enabled.
 */
final class StreamPoller implements Runnable {

  private static final Logger LOG = System.getLogger(StreamPoller.class.getName());
  private static final long STEP = 300_000_000;

  /** What the role of a function needs. */
  static final String RIGHTS =
      ". Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and"
          + " ListStreams Actions on your stream in IAM.";

  private static final String GONE = "RoleDeleted";
  private static final String NO_ACCESS = "PROBLEM: Cannot access stream ";

  /** What a mapping says when the function's role is gone, or does not trust Lambda. */
  static final String NO_ROLE = "PROBLEM: Lambda failed to assume your function execution role.";

  private final List<String> key;
  private final LambdaState state;
  private final RoleCalls calls;
  private final Origins origins;
  private final BatchWorker worker;
  private final Map<String, String> iterators = new HashMap<>();
  private final Map<String, Instant> waiting = new HashMap<>();
  private volatile boolean stopped;

  StreamPoller(
      List<String> key, LambdaState state, RoleCalls calls, Origins origins, BatchWorker worker) {
    this.key = key;
    this.state = state;
    this.calls = calls;
    this.origins = origins;
    this.worker = worker;
  }

  /** No further batch is begun. */
  void stop() {
    stopped = true;
  }

  /** The mapping as it is now, while this poller is wanted. */
  private Optional<Mapping> mapping() {
    return stopped
        ? Optional.empty()
        : state.mappings().get(key).map(Mapping::new).filter(Mapping::enabled);
  }

  @Override
  public void run() {
    for (Optional<Mapping> mapping = mapping(); mapping.isPresent(); mapping = mapping()) {
      boolean worked = false;
      try {
        for (String shard : shards(mapping.get())) {
          worked |= step(mapping.get(), shard);
        }
        if (!worked && troubled(mapping.get())) {
          worker.result(key, "No records processed");
        }
      } catch (ServiceException refused) {
        iterators.clear();
        tell(mapping.get(), refused);
      } catch (IOException | RuntimeException fault) {
        LOG.log(Logger.Level.WARNING, "Event source mapping " + key, fault);
        iterators.clear();
      }
      if (!worked) {
        LockSupport.parkNanos(STEP);
      }
    }
  }

  private static boolean troubled(Mapping mapping) {
    String last = mapping.result();
    return last.equals(NO_ROLE) || last.startsWith(NO_ACCESS);
  }

  private void tell(Mapping mapping, ServiceException refused) {
    boolean assumed =
        !refused.code().equals(GONE) && !refused.text().startsWith(RoleCalls.NOT_TRUSTED);
    try {
      if (!assumed) {
        worker.result(key, NO_ROLE);
      } else if (refused.code().startsWith("AccessDenied")) {
        worker.result(key, NO_ACCESS + mapping.stream() + RIGHTS);
      }
    } catch (IOException unwritten) {
      LOG.log(Logger.Level.WARNING, "Event source mapping " + key, unwritten);
    }
  }

  /**
   * As whom the stream is read now. A role that IAM never had stands for the account's root; one
   * that it had and has no more stands for nobody.
   */
  private RoleCalls.Identity reader(Mapping mapping) throws IOException {
    RoleCalls.Identity as = Mapping.reader(state.functions().require(mapping.function()));
    boolean known = mapping.role().equals(as.roleArn());
    boolean kept = calls.keeps(as);
    if (known && !kept) {
      throw new ServiceException(403, GONE, "The role " + as.roleArn() + " was deleted.");
    }
    if (!known && kept) {
      change(document -> document.put("role", as.roleArn()));
    }
    return as;
  }

  private List<String> shards(Mapping mapping) throws IOException {
    JsonNode stream =
        call(mapping, "DescribeStream", Json.object().put("StreamArn", mapping.stream()));
    return stream
        .path("StreamDescription")
        .path("Shards")
        .valueStream()
        .map(shard -> shard.path("ShardId").asString())
        .toList();
  }

  private ObjectNode call(Mapping mapping, String operation, ObjectNode input) throws IOException {
    return calls.poll(reader(mapping), "dynamodb", operation, input);
  }

  private String iterator(Mapping mapping, String shard) throws IOException {
    String kept = iterators.get(shard);
    if (kept != null) {
      return kept;
    }
    ObjectNode input = Json.object().put("StreamArn", mapping.stream()).put("ShardId", shard);
    String position = mapping.position(shard);
    String fresh;
    if (position.isEmpty()) {
      String start = mapping.shown("StartingPosition").asString("LATEST");
      fresh = iterator(mapping, input.put("ShardIteratorType", start));
    } else {
      fresh = after(mapping, input, position);
    }
    iterators.put(shard, fresh);
    return fresh;
  }

  /** Behind what was worked on; where that is gone from the stream, at the oldest that is left. */
  private String after(Mapping mapping, ObjectNode input, String position) throws IOException {
    ObjectNode behind = input.deepCopy().put("SequenceNumber", position);
    try {
      return iterator(mapping, behind.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER"));
    } catch (ServiceException trimmed) {
      if (!trimmed.code().equals("TrimmedDataAccessException")) {
        throw trimmed;
      }
      return iterator(mapping, input.put("ShardIteratorType", "TRIM_HORIZON"));
    }
  }

  private String iterator(Mapping mapping, ObjectNode input) throws IOException {
    return call(mapping, "GetShardIterator", input).path("ShardIterator").asString();
  }

  private boolean step(Mapping mapping, String shard) throws IOException {
    String iterator = iterator(mapping, shard);
    int size = mapping.shown("BatchSize").asInt(100);
    ObjectNode page =
        call(
            mapping,
            "GetRecords",
            Json.object().put("ShardIterator", iterator).put("Limit", Math.min(1000, size)));
    JsonNode records = page.path("Records");
    if (records.isEmpty()) {
      next(shard, page);
      return false;
    }
    if (records.size() < size && gathers(mapping, shard)) {
      return false;
    }
    waiting.remove(shard);
    List<JsonNode> read = new ArrayList<>();
    for (JsonNode record : records) {
      read.add(event(mapping, (ObjectNode) record.deepCopy()));
    }
    origins.read(mapping, read);
    List<JsonNode> batch = read.stream().filter(mapping::wants).toList();
    if (!batch.isEmpty() && !worker.work(key, shard, batch, this::wanted)) {
      iterators.remove(shard);
      return false;
    }
    String last = sequence(records.path(records.size() - 1));
    change(document -> document.withObject("/positions").put(shard, last));
    next(shard, page);
    return true;
  }

  private void change(Consumer<ObjectNode> change) throws IOException {
    state.store().run(tx -> state.mappings().change(tx, key, change));
  }

  private boolean wanted() {
    return mapping().isPresent();
  }

  static String sequence(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asString("");
  }

  /** Whether a batch that is not full waits for more. */
  private boolean gathers(Mapping mapping, String shard) {
    int window = mapping.shown("MaximumBatchingWindowInSeconds").asInt(0);
    Instant now = worker.now();
    return waiting.computeIfAbsent(shard, first -> now).plusSeconds(window).isAfter(now);
  }

  private void next(String shard, ObjectNode page) {
    String next = page.path("NextShardIterator").asString("");
    if (next.isEmpty()) {
      iterators.remove(shard);
    } else {
      iterators.put(shard, next);
    }
  }

  /**
   * A record as a function gets it ("Using AWS Lambda with Amazon DynamoDB": example event): the
   * API's, with the stream's ARN, its time in seconds, and who it was in other letters.
   */
  private static JsonNode event(Mapping mapping, ObjectNode record) {
    record.put("eventSourceARN", mapping.stream());
    ObjectNode data = record.withObject("/dynamodb");
    String time = data.path("ApproximateCreationDateTime").asString("");
    if (time.endsWith("Z")) {
      data.put(
          "ApproximateCreationDateTime", BigDecimal.valueOf(Instant.parse(time).getEpochSecond()));
    }
    JsonNode who = record.path("userIdentity");
    if (who.isObject()) {
      String type = who.path("Type").asString("");
      String principal = who.path("PrincipalId").asString("");
      record.putObject("userIdentity").put("type", type).put("principalId", principal);
    }
    return record;
  }
}
