package dev.lectern.sandbox.lambda.mapping;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Deliveries.Source;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.invoke.FailureRecords;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invokes a function with a batch of a stream's records until it is done with them, or they are
 * given up: retries, age, bisection, partial answers and the on-failure destination of the mapping
 * ("Retain discarded batch records for a DynamoDB event source", "Configuring partial batch
 * response"). Safe for any thread.
 */
final class BatchWorker {

  /** As AWS says it of a function that failed as of one that was throttled. */
  private static final String FAILED = "PROBLEM: Function call failed";

  private static final long FIRST_PAUSE = 200_000_000;
  private static final long LONGEST_PAUSE = 5_000_000_000L;

  private final LambdaState state;
  private final Invoker invoker;
  private final Deliveries deliveries;
  private final FailureRecords failures;
  private final Origins origins;
  private final InstantSource clock;

  BatchWorker(
      LambdaState state,
      Invoker invoker,
      Deliveries deliveries,
      FailureRecords failures,
      Origins origins,
      InstantSource clock) {
    this.failures = failures;
    this.state = state;
    this.invoker = invoker;
    this.deliveries = deliveries;
    this.origins = origins;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Works on a batch.
   *
   * @param wanted whether to go on; asked between attempts
   * @return whether the stream can go on behind this batch
   */
  boolean work(List<String> key, String shard, List<JsonNode> records, BooleanSupplier wanted)
      throws IOException {
    List<JsonNode> batch = records;
    long pause = FIRST_PAUSE;
    int attempts = 0;
    while (!batch.isEmpty()) {
      Mapping mapping = state.mappings().get(key).map(Mapping::new).orElse(null);
      if (mapping == null || !wanted.getAsBoolean()) {
        return false;
      }
      batch = young(mapping, shard, batch, attempts);
      if (batch.isEmpty()) {
        return true;
      }
      Invoker.Result result = invoke(key, mapping, batch);
      if (result != null) {
        int done = done(mapping, result, batch);
        if (done == batch.size()) {
          result(key, "OK");
          return true;
        }
        attempts = done > 0 ? 1 : attempts + 1;
        batch = batch.subList(done, batch.size());
        result(key, FAILED);
        int most = mapping.shown("MaximumRetryAttempts").asInt(-1);
        if (most >= 0 && attempts > most) {
          discard(mapping, shard, batch, "RetryAttemptsExhausted", attempts, result);
          return true;
        }
        if (mapping.shown("BisectBatchOnFunctionError").asBoolean(false) && batch.size() > 1) {
          List<JsonNode> rest = batch.subList(batch.size() / 2, batch.size());
          return work(key, shard, batch.subList(0, batch.size() / 2), wanted)
              && work(key, shard, rest, wanted);
        }
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
    return true;
  }

  /** Null when the function could not begin: that is said, and does not count as an attempt. */
  private Invoker.@Nullable Result invoke(List<String> key, Mapping mapping, List<JsonNode> batch)
      throws IOException {
    ObjectNode event = Json.object();
    ArrayNode all = event.putArray("Records");
    batch.forEach(all::add);
    try {
      return invoker.invoke(
          new Invoker.Request(
              UUID.randomUUID().toString(),
              mapping.function(),
              event.toString().getBytes(StandardCharsets.UTF_8),
              null,
              null,
              origins.of(mapping, batch)));
    } catch (ServiceException refused) {
      boolean role = refused.text().equals(ExecutionRoles.NOT_ASSUMED);
      result(key, role ? StreamPoller.NO_ROLE : FAILED);
      return null;
    }
  }

  /** How many records from the first on are done with. */
  private static int done(Mapping mapping, Invoker.Result result, List<JsonNode> batch) {
    if (result.outcome().failed()) {
      return 0;
    }
    boolean partial =
        mapping
            .shown("FunctionResponseTypes")
            .valueStream()
            .anyMatch(type -> type.asString("").equals("ReportBatchItemFailures"));
    if (!partial) {
      return batch.size();
    }
    try {
      JsonNode failures =
          Json.MAPPER.readTree(result.outcome().payload()).path("batchItemFailures");
      Set<String> failed = new HashSet<>();
      failures.forEach(one -> failed.add(one.path("itemIdentifier").asString("")));
      if (failed.isEmpty()) {
        return batch.size();
      }
      for (int i = 0; i < batch.size(); i++) {
        if (failed.contains(StreamPoller.sequence(batch.get(i)))) {
          return i;
        }
      }
      return 0;
    } catch (JacksonException notJson) {
      return 0;
    }
  }

  /** Gives up records that are too old. */
  private List<JsonNode> young(Mapping mapping, String shard, List<JsonNode> batch, int attempts)
      throws IOException {
    long age = mapping.shown("MaximumRecordAgeInSeconds").asLong(-1);
    if (age < 0) {
      return batch;
    }
    long oldest = clock.instant().getEpochSecond() - age;
    int first = 0;
    while (first < batch.size() && time(batch.get(first)) < oldest) {
      first++;
    }
    if (first > 0) {
      discard(mapping, shard, batch.subList(0, first), "RecordAgeExceeded", attempts, null);
    }
    return batch.subList(first, batch.size());
  }

  private static long time(JsonNode record) {
    return record.path("dynamodb").path("ApproximateCreationDateTime").asLong();
  }

  private void discard(
      Mapping mapping,
      String shard,
      List<JsonNode> batch,
      String condition,
      int attempts,
      Invoker.@Nullable Result result)
      throws IOException {
    String arn =
        mapping.shown("DestinationConfig").path("OnFailure").path("Destination").asString("");
    if (!deliveries.knows(arn) && !FailureRecords.isBucket(arn)) {
      return;
    }
    ObjectNode record = Json.object().put("version", "1.0").put("timestamp", now().toString());
    record
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", mapping.function().arn())
        .put("condition", condition)
        .put("approximateInvokeCount", attempts);
    if (result != null) {
      record
          .putObject("responseContext")
          .put("statusCode", 200)
          .put("executedVersion", result.version().version())
          .put("functionError", result.outcome().functionError());
    }
    record
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", StreamPoller.sequence(batch.getFirst()))
        .put("endSequenceNumber", StreamPoller.sequence(batch.getLast()))
        .put("approximateArrivalOfFirstRecord", arrival(batch.getFirst()))
        .put("approximateArrivalOfLastRecord", arrival(batch.getLast()))
        .put("batchSize", batch.size())
        .put("streamArn", mapping.stream());
    if (FailureRecords.isBucket(arn)) {
      // A bucket has room for the records themselves, too.
      ObjectNode payload = Json.object();
      payload.putArray("Records").addAll(batch);
      record.put("payload", payload.toString());
      String role = state.functions().require(mapping.function()).config("Role").asString("");
      String prefix = "aws/lambda/" + mapping.id() + "/" + shard + "/";
      var _ = failures.write(mapping.function(), role, arn, prefix, record, now());
      return;
    }
    Source from = new Source("lambda.amazonaws.com", mapping.function().arn(), mapping.accountId());
    deliveries.deliver(arn, from, record, Map.of());
  }

  private static String arrival(JsonNode record) {
    return Instant.ofEpochSecond(time(record)).toString();
  }

  /** What the mapping says of its last batch. */
  void result(List<String> key, String text) throws IOException {
    state
        .store()
        .run(
            tx ->
                state
                    .mappings()
                    .change(
                        tx,
                        key,
                        document ->
                            document.withObject("/shown").put("LastProcessingResult", text)));
  }
}
