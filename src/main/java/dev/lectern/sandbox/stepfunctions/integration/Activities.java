package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.machine.MachineOperations;
import dev.lectern.sandbox.stepfunctions.machine.Tags;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Activities, whose workers fetch their tasks ("Activities"). */
public final class Activities {

  /** How long AWS keeps a worker that asks for a task. */
  private static final Duration LONG_POLL = Duration.ofSeconds(60);

  private record Waiting(LiveExecution execution, String token, JsonNode input) {}

  private final StatesState state;
  private final Duration patience;
  private final Map<String, BlockingQueue<Waiting>> waiting = new ConcurrentHashMap<>();

  /** Over what is kept. */
  public Activities(StatesState state) {
    this(state, LONG_POLL);
  }

  Activities(StatesState state, Duration patience) {
    this.state = state;
    this.patience = patience;
  }

  /** All operations by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "CreateActivity", this::create,
        "DescribeActivity", this::describe,
        "ListActivities", this::list,
        "DeleteActivity", this::delete,
        "GetActivityTask", this::fetch);
  }

  private BlockingQueue<Waiting> queue(String arn) {
    return waiting.computeIfAbsent(arn, key -> new LinkedBlockingQueue<>());
  }

  /** A task waits for a worker; answers whether there is such an activity. */
  boolean offer(String arn, LiveExecution execution, String token, JsonNode input) {
    StatesArn activity = StatesArn.of(arn, List.of("activity"));
    return state.activities().get(activity.key()).isPresent()
        && queue(arn).offer(new Waiting(execution, token, input));
  }

  private static StatesArn arn(Call call) {
    return StatesArn.of(call.input().path("activityArn").asString(), List.of("activity"));
  }

  private ObjectNode require(StatesArn arn) {
    return state
        .activities()
        .get(arn.key())
        .orElseThrow(
            () ->
                new ServiceException(
                    400, "ActivityDoesNotExist", "Activity Does Not Exist: '" + arn.text() + "'"));
  }

  private Reply create(Call call) throws IOException {
    String name = MachineOperations.checkedName(call.input().path("name").asString());
    StatesArn arn = new StatesArn(call.region(), call.caller().accountId(), "activity", name, "");
    ObjectNode activity =
        Json.object()
            .put("activityArn", arn.text())
            .put("name", name)
            .put("creationDate", call.now().toString());
    Tags.add(activity.putObject("tags"), call.input().path("tags"), arn.text());
    return state
        .store()
        .write(
            tx -> {
              ObjectNode kept = state.activities().get(tx, arn.key()).orElse(activity);
              state.activities().put(tx, arn.key(), kept);
              return Reply.of(
                  Json.object()
                      .put("activityArn", arn.text())
                      .put("creationDate", kept.path("creationDate").asString()));
            });
  }

  private static ObjectNode shown(ObjectNode activity) {
    ObjectNode shown = activity.deepCopy();
    shown.remove("tags");
    return shown;
  }

  private Reply describe(Call call) {
    return Reply.of(shown(require(arn(call))));
  }

  private Reply list(Call call) {
    List<ObjectNode> all =
        state.activities().list(List.of(call.caller().accountId(), call.region())).stream()
            .map(Activities::shown)
            .toList();
    return Reply.of(Pages.of(call.input(), "activities", all));
  }

  private Reply delete(Call call) throws IOException {
    StatesArn arn = arn(call);
    state.store().run(tx -> state.activities().remove(tx, arn.key()));
    waiting.remove(arn.text());
    return Reply.empty();
  }

  /** A task, or an empty answer when none came within a minute of real time. */
  private Reply fetch(Call call) {
    StatesArn arn = arn(call);
    var unused = require(arn);
    String worker = call.input().path("workerName").asString("");
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (Waiting next = poll(arn, end); next != null; next = poll(arn, end)) {
        if (next.execution().signal(new Signal.Started(next.token(), worker))) {
          return Reply.of(
              Json.object().put("taskToken", next.token()).put("input", next.input().toString()));
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return Reply.empty();
  }

  private @Nullable Waiting poll(StatesArn arn, long end) throws InterruptedException {
    return queue(arn.text()).poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
