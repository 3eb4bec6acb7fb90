package dev.lectern.sandbox.lambda.mapping;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.invoke.FailureRecords;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on event source mappings, and the pollers of those that are enabled. */
public final class Mappings implements AutoCloseable {

  private static final List<String> SETTINGS =
      List.of(
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "ParallelizationFactor",
          "DestinationConfig",
          "MaximumRecordAgeInSeconds",
          "BisectBatchOnFunctionError",
          "MaximumRetryAttempts",
          "FunctionResponseTypes",
          "FilterCriteria");
  private static final List<String> OTHERS =
      List.of(
          "Topics",
          "Queues",
          "SourceAccessConfigurations",
          "SelfManagedEventSource",
          "AmazonManagedKafkaEventSourceConfig",
          "SelfManagedKafkaEventSourceConfig",
          "ScalingConfig",
          "DocumentDBEventSourceConfig",
          "ProvisionedPollerConfig",
          "StartingPositionTimestamp",
          "KMSKeyArn");

  private final LambdaState state;
  private final RoleCalls asRole;
  private final ExecutionRoles roles;
  private final Origins origins;
  private final BatchWorker worker;
  private final Map<List<String>, StreamPoller> pollers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Over the mappings in the store. */
  public Mappings(
      LambdaState state,
      Invoker invoker,
      RoleCalls asRole,
      ExecutionRoles roles,
      Deliveries deliveries,
      FailureRecords failures,
      Origins origins,
      InstantSource clock) {
    this.state = state;
    this.asRole = asRole;
    this.roles = roles;
    this.origins = origins;
    this.worker = new BatchWorker(state, invoker, deliveries, failures, origins, clock);
  }

  /** All of the operations by AWS's names. */
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateEventSourceMapping", this::create,
        "GetEventSourceMapping", this::get,
        "UpdateEventSourceMapping", this::update,
        "DeleteEventSourceMapping", this::delete,
        "ListEventSourceMappings", this::list);
  }

  private Reply create(Call call) throws IOException {
    ObjectNode input = call.input();
    refuse(input);
    FunctionRef function = FunctionRef.of(call);
    var _ = state.functions().require(function);
    String source = input.path("EventSourceArn").asString("");
    checkSource(function, source);
    checkDestination(function, input);
    String start = input.path("StartingPosition").asString("");
    if (!start.equals("LATEST") && !start.equals("TRIM_HORIZON")) {
      throw LambdaErrors.invalid(
          start.isEmpty()
              ? "1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                  + " constraint: Member must not be null."
              : "Unsupported starting position for stream type: " + start);
    }
    ObjectNode document =
        Json.object().put("account", call.caller().accountId()).put("region", call.region());
    ObjectNode shown = document.putObject("shown");
    String id = UUID.randomUUID().toString();
    shown.put("UUID", id).put("EventSourceArn", source).put("FunctionArn", function.arn());
    shown.put("StartingPosition", start);
    shown.put("BatchSize", 100).put("MaximumBatchingWindowInSeconds", 0);
    shown.put("ParallelizationFactor", 1).put("MaximumRecordAgeInSeconds", -1);
    shown.put("BisectBatchOnFunctionError", false).put("MaximumRetryAttempts", -1);
    shown.put("TumblingWindowInSeconds", 0);
    shown.putObject("DestinationConfig").putObject("OnFailure");
    shown.putArray("FunctionResponseTypes");
    shown.put("LastProcessingResult", "No records processed");
    shown.put("StateTransitionReason", "User action");
    shown.put(
        "EventSourceMappingArn",
        "arn:aws:lambda:"
            + call.region()
            + ":"
            + call.caller().accountId()
            + ":event-source-mapping:"
            + id);
    settings(shown, call);
    shown.put("State", input.path("Enabled").asBoolean(true) ? "Enabled" : "Disabled");
    Mapping mapping = new Mapping(document);
    state
        .store()
        .run(
            tx -> {
              for (ObjectNode other : all(call)) {
                Mapping before = new Mapping(other);
                if (before.stream().equals(source)
                    && before.function().equals(mapping.function())) {
                  throw LambdaErrors.conflict(
                      "The event source arn (\" "
                          + source
                          + " \") and function (\" "
                          + function.name()
                          + " \") provided mapping already exists. Please update or delete the"
                          + " existing mapping with UUID "
                          + before.id());
                }
              }
              state.mappings().put(tx, mapping.key(), document);
            });
    start(mapping);
    return Reply.of(changing(shown, "Creating"));
  }

  private static ObjectNode changing(ObjectNode shown, String state) {
    return shown.deepCopy().put("State", state);
  }

  private static void refuse(ObjectNode input) {
    for (String other : OTHERS) {
      if (input.hasNonNull(other)) {
        throw LambdaErrors.notInSandbox("The option " + other + " of an event source mapping");
      }
    }
    if (input.path("TumblingWindowInSeconds").asInt(0) > 0) {
      throw LambdaErrors.notInSandbox("A tumbling window");
    }
  }

  private void checkSource(FunctionRef function, String source) throws IOException {
    if (!source.matches("arn:aws:dynamodb:[^:]+:\\d{12}:table/[^/]+/stream/.+")) {
      throw LambdaErrors.notInSandbox("An event source that is no DynamoDB stream");
    }
    try {
      new RoleReads(asRole, Mapping.reader(state.functions().require(function))).read(source);
    } catch (ServiceException refused) {
      throw refused.code().equals("ResourceNotFoundException")
          ? LambdaErrors.invalid("Stream not found: " + source)
          : refused.code().startsWith("AccessDenied")
              ? LambdaErrors.invalid("Cannot access stream " + source + StreamPoller.RIGHTS)
              : refused;
    }
  }

  private void checkDestination(FunctionRef function, ObjectNode input) {
    roles.checkDiscards(
        function,
        state.functions().require(function).config("Role").asString(""),
        input.path("DestinationConfig").path("OnFailure").path("Destination").asString(""));
  }

  /** What a function's role must be allowed to do with a stream: it is tried. */
  private record RoleReads(RoleCalls calls, RoleCalls.Identity role) {

    private ObjectNode call(String operation, ObjectNode input) throws IOException {
      return calls.call(role, "dynamodb", operation, input, new byte[0]).output();
    }

    void read(String stream) throws IOException {
      JsonNode shards =
          call("DescribeStream", Json.object().put("StreamArn", stream))
              .path("StreamDescription")
              .path("Shards");
      if (!shards.isEmpty()) {
        ObjectNode place =
            Json.object().put("StreamArn", stream).put("ShardIteratorType", "LATEST");
        place.set("ShardId", shards.path(shards.size() - 1).path("ShardId"));
        ObjectNode page = Json.object().put("Limit", 1);
        page.set("ShardIterator", call("GetShardIterator", place).path("ShardIterator"));
        var _ = call("GetRecords", page);
      }
      var _ = call("ListStreams", Json.object().put("Limit", 1));
    }
  }

  private static void settings(ObjectNode shown, Call call) {
    int age = call.input().path("MaximumRecordAgeInSeconds").asInt(-1);
    if (age >= 0 && age < 60) {
      // The model lets it through; the service does not, with these words.
      throw LambdaErrors.invalid(
          "MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800"
              + " (inclusive)");
    }
    for (String setting : SETTINGS) {
      if (call.input().hasNonNull(setting)) {
        shown.set(setting, call.input().path(setting));
      }
    }
    for (JsonNode filter : shown.path("FilterCriteria").path("Filters")) {
      try {
        var _ = Json.MAPPER.readTree(filter.path("Pattern").asString(""));
      } catch (JacksonException wrong) {
        throw LambdaErrors.invalid("Invalid filter pattern definition.");
      }
    }
    shown.put("LastModified", call.now().toString());
  }

  private List<ObjectNode> all(Call call) {
    return state.mappings().list(List.of(call.caller().accountId(), call.region()));
  }

  private static List<String> key(Call call) {
    return Mapping.key(
        call.caller().accountId(), call.region(), call.input().path("UUID").asString(""));
  }

  private static RuntimeException none() {
    return LambdaErrors.notFound("The resource you requested does not exist.");
  }

  private Reply get(Call call) {
    return Reply.of(
        state
            .mappings()
            .get(key(call))
            .map(document -> document.withObject("/shown"))
            .orElseThrow(Mappings::none));
  }

  private Reply update(Call call) throws IOException {
    refuse(call.input());
    String function = call.input().path("FunctionName").asString("");
    ObjectNode document =
        state
            .store()
            .write(
                tx -> {
                  ObjectNode kept = state.mappings().get(tx, key(call)).orElseThrow(Mappings::none);
                  ObjectNode shown = kept.withObject("/shown");
                  if (!function.isEmpty()) {
                    FunctionRef ref = FunctionRef.of(call);
                    var _ = state.functions().require(ref);
                    shown.put("FunctionArn", ref.arn());
                  }
                  checkDestination(new Mapping(kept).function(), call.input());
                  settings(shown, call);
                  if (call.input().hasNonNull("Enabled")) {
                    boolean on = call.input().path("Enabled").asBoolean();
                    shown.put("State", on ? "Enabled" : "Disabled");
                  }
                  state.mappings().put(tx, key(call), kept);
                  return kept;
                });
    Mapping mapping = new Mapping(document);
    start(mapping);
    return Reply.of(changing(document.withObject("/shown"), "Updating"));
  }

  private Reply delete(Call call) throws IOException {
    ObjectNode document =
        state
            .store()
            .write(
                tx -> {
                  ObjectNode kept = state.mappings().get(tx, key(call)).orElseThrow(Mappings::none);
                  state.mappings().remove(tx, key(call));
                  return kept;
                });
    return Reply.of(changing(document.withObject("/shown"), "Deleting"));
  }

  private Reply list(Call call) {
    String source = call.input().path("EventSourceArn").asString("");
    String function = call.input().path("FunctionName").asString("");
    String wanted = function.isEmpty() ? "" : FunctionRef.of(call).arn();
    List<JsonNode> found =
        all(call).stream()
            .map(document -> document.path("shown"))
            .filter(s -> source.isEmpty() || s.path("EventSourceArn").asString("").equals(source))
            .filter(s -> wanted.isEmpty() || s.path("FunctionArn").asString("").equals(wanted))
            .toList();
    return Reply.of(FunctionOperations.page("EventSourceMappings", found, call.input(), 100));
  }

  /** What the mappings of a function came to last, by their UUIDs. */
  public Map<String, String> results(FunctionRef function) {
    return of(function).collect(Collectors.toMap(Mapping::id, Mapping::result));
  }

  /** Another text after each change of one of them, not after batches. */
  public String version(FunctionRef function) {
    return of(function).map(Mapping::version).toList().toString();
  }

  private Stream<Mapping> of(FunctionRef function) {
    return state.mappings().list(List.of(function.accountId(), function.region())).stream()
        .map(Mapping::new)
        .filter(mapping -> mapping.function().equals(function));
  }

  private void start(Mapping mapping) {
    if (closed || !mapping.enabled()) {
      return;
    }
    List<String> key = mapping.key();
    pollers.computeIfAbsent(
        key,
        fresh -> {
          StreamPoller poller = new StreamPoller(key, state, asRole, origins, worker);
          Thread.ofVirtual()
              .name("lambda-poller")
              .start(
                  () -> {
                    try {
                      poller.run();
                    } finally {
                      pollers.remove(key, poller);
                    }
                  });
          return poller;
        });
  }

  /** Starts the pollers that are missing, as after a restart. */
  public void tick() {
    state.mappings().list(List.of()).forEach(document -> start(new Mapping(document)));
  }

  /** Ends the pollers; they go on where they were when the sandbox starts again. */
  @Override
  public void close() {
    closed = true;
    pollers.values().forEach(StreamPoller::stop);
  }
}
