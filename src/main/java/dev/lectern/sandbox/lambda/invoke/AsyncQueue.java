package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.FunctionInsight;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.lambda.run.Outcome;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lambda's queue of asynchronous events ("Error handling for asynchronous invocation"): a failed
 * function is tried again after one and two minutes, one that could not be started, throttled above
 * all, with growing pauses until the event is too old, by the sandbox's clock. Events wait in the
 * store. Safe for any thread.
 */
public final class AsyncQueue implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AsyncQueue.class.getName());
  private static final int MOST_RETRIES = 2;
  private static final int MOST_ENDED = 200;
  private static final int MOST_TRIES = 100;
  private static final String THROTTLED = "Throttled";
  private static final long OLDEST_SECONDS = 21_600;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final LambdaState state;
  private final Invoker invoker;
  private final Destinations destinations;
  private final Effects effects;
  private final InstantSource clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Deque<ObjectNode> ended = new ArrayDeque<>();
  private volatile boolean closed;

  /** Over the events in the store. */
  public AsyncQueue(
      LambdaState state,
      Invoker invoker,
      Destinations destinations,
      Effects effects,
      InstantSource clock) {
    this.state = state;
    this.invoker = invoker;
    this.destinations = destinations;
    this.effects = effects;
    this.clock = clock;
  }

  /**
   * Takes an event; when this returns it is kept.
   *
   * @param cause id of the request that it goes back to, empty when there is none
   */
  public void add(
      String requestId,
      FunctionRef target,
      byte[] payload,
      @Nullable String clientContext,
      String cause)
      throws IOException {
    Instant now = clock.instant();
    ObjectNode event =
        Json.object()
            .put("id", requestId)
            .put("account", target.accountId())
            .put("region", target.region())
            .put("name", target.name())
            .put("qualifier", target.qualifier())
            .put("payload", Base64.getEncoder().encodeToString(payload))
            .put("received", now.toEpochMilli())
            .put("due", now.toEpochMilli())
            .put("cause", cause)
            .put("attempts", 0)
            .put("throttles", 0);
    if (clientContext != null) {
      event.put("clientContext", clientContext);
    }
    keep(event);
    start(event);
  }

  /** Starts what is due. */
  public void tick(Instant now) {
    for (ObjectNode event : state.queue().list(List.of())) {
      if (event.path("due").asLong() <= now.toEpochMilli()) {
        start(event);
      }
    }
  }

  private void start(ObjectNode event) {
    String id = event.path("id").asString();
    if (!closed && running.add(id)) {
      Thread.ofVirtual()
          .name("lambda-event")
          .start(
              () -> {
                try {
                  // It may have been done between the listing and now.
                  state.queue().get(List.of(id)).ifPresent(this::attempt);
                } finally {
                  running.remove(id);
                }
              });
    }
  }

  private void attempt(ObjectNode event) {
    FunctionRef target =
        new FunctionRef(
            event.path("account").asString(),
            event.path("region").asString(),
            event.path("name").asString(),
            event.path("qualifier").asString());
    try {
      JsonNode config = config(target);
      if (age(event) > config.path("MaximumEventAgeInSeconds").asLong(OLDEST_SECONDS)) {
        end(event, target, config, null, "EventAgeExceeded");
      } else {
        invoke(event, target, config);
      }
    } catch (ServiceException gone) {
      remove(event);
    } catch (IOException | RuntimeException fault) {
      if (closed) {
        // It stays in the queue for the next start.
        return;
      }
      LOG.log(Logger.Level.ERROR, "An event of " + target.arn() + " could not be worked on", fault);
      remove(event);
    }
  }

  private JsonNode config(FunctionRef target) {
    return state.eventConfigs().get(EventConfigOperations.key(target)).orElseGet(Json::object);
  }

  private long age(ObjectNode event) {
    return (clock.instant().toEpochMilli() - event.path("received").asLong()) / 1000;
  }

  private void invoke(ObjectNode event, FunctionRef target, JsonNode config) throws IOException {
    byte[] payload = Base64.getDecoder().decode(event.path("payload").asString());
    String cause = event.path("cause").asString("");
    if (!event.has("tries")) {
      effects.before(Stage.EVENT, cause, true);
    }
    Invoker.Result result;
    try {
      result =
          invoker.invoke(
              new Invoker.Request(
                  event.path("id").asString(),
                  target,
                  payload,
                  event.hasNonNull("clientContext") ? event.path("clientContext").asString() : null,
                  null,
                  Invoker.Cause.of(cause, true)));
    } catch (ServiceException refused) {
      if (refused.status() == 404) {
        throw refused;
      }
      notStarted(event, target, config, refused.status() == 429 ? THROTTLED : refused.code());
      return;
    }
    int attempts = event.path("attempts").asInt() + 1;
    event.put("attempts", attempts);
    Outcome outcome = result.outcome();
    tried(event, outcome.failed() ? error(outcome) : "");
    if (!outcome.failed()) {
      end(event, target, config, result, "Success");
    } else if (attempts > config.path("MaximumRetryAttempts").asInt(MOST_RETRIES)) {
      end(event, target, config, result, "RetriesExhausted");
    } else {
      later(event, Duration.ofMinutes(attempts));
    }
  }

  private void notStarted(ObjectNode event, FunctionRef target, JsonNode config, String why)
      throws IOException {
    tried(event, why);
    if (state.functions().requireFunction(target).path("reserved").asInt(-1) == 0) {
      end(event, target, config, null, "ZeroReservedConcurrency");
      return;
    }
    int throttles = event.path("throttles").asInt();
    event.put("throttles", throttles + 1);
    Duration pause = Duration.ofSeconds(1L << Math.min(throttles, 9));
    later(event, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private void later(ObjectNode event, Duration pause) throws IOException {
    event.put("due", clock.instant().plus(pause).toEpochMilli());
    keep(event);
  }

  private void end(
      ObjectNode event,
      FunctionRef target,
      JsonNode config,
      Invoker.@Nullable Result result,
      String condition)
      throws IOException {
    List<String> told =
        destinations.tell(
            event,
            target,
            config,
            result,
            condition,
            clock.instant(),
            (next, record) ->
                add(
                    UUID.randomUUID().toString(),
                    next,
                    record.toString().getBytes(StandardCharsets.UTF_8),
                    null,
                    event.path("cause").asString("")));
    event.put("condition", condition).put("due", clock.instant().toEpochMilli());
    ArrayNode arns = event.putArray("sentTo");
    told.forEach(arns::add);
    synchronized (ended) {
      ended.addLast(event);
      if (ended.size() > MOST_ENDED) {
        ended.removeFirst();
      }
    }
    remove(event);
  }

  /**
   * The error as the answer names it: Java's runtime client tells Lambda only a category, {@code
   * Runtime.UserException}, and the exception's class in the answer.
   */
  private static String error(Outcome outcome) {
    try {
      String named = Json.MAPPER.readTree(outcome.payload()).path("errorType").asString("");
      return named.isEmpty() ? outcome.errorType() : named;
    } catch (JacksonException notJson) {
      return outcome.errorType();
    }
  }

  private void tried(ObjectNode event, String error) {
    ArrayNode tries = event.withArray("tries");
    tries.addObject().put("at", clock.instant().toEpochMilli()).put("error", error);
    if (tries.size() > MOST_TRIES) {
      tries.remove(0);
    }
  }

  /** The events of a function that wait, and the last that ended, oldest first. */
  public List<FunctionInsight.Event> of(FunctionRef function) {
    List<ObjectNode> all = new ArrayList<>();
    synchronized (ended) {
      all.addAll(ended);
    }
    Set<String> done = new HashSet<>();
    all.forEach(event -> done.add(event.path("id").asString()));
    state.queue().list(List.of()).stream()
        .filter(event -> !done.contains(event.path("id").asString()))
        .forEach(all::add);
    return all.stream()
        .filter(
            event ->
                event.path("name").asString().equals(function.name())
                    && event.path("account").asString().equals(function.accountId())
                    && event.path("region").asString().equals(function.region()))
        .map(AsyncQueue::seen)
        .sorted(Comparator.comparing(FunctionInsight.Event::received))
        .toList();
  }

  private static FunctionInsight.Event seen(ObjectNode event) {
    return new FunctionInsight.Event(
        event.path("id").asString(),
        event.path("qualifier").asString(""),
        new String(
            Base64.getDecoder().decode(event.path("payload").asString()), StandardCharsets.UTF_8),
        Instant.ofEpochMilli(event.path("received").asLong()),
        Instant.ofEpochMilli(event.path("due").asLong()),
        event
            .path("tries")
            .valueStream()
            .map(
                one ->
                    new FunctionInsight.Attempt(
                        Instant.ofEpochMilli(one.path("at").asLong()),
                        one.path("error").asString("")))
            .toList(),
        event.path("condition").asString(""),
        event.path("sentTo").valueStream().map(JsonNode::asString).toList());
  }

  private void keep(ObjectNode event) throws IOException {
    List<String> key = List.of(event.path("id").asString());
    state.store().run(tx -> state.queue().put(tx, key, event));
  }

  private void remove(ObjectNode event) {
    List<String> key = List.of(event.path("id").asString());
    try {
      state.store().run(tx -> state.queue().remove(tx, key));
    } catch (IOException e) {
      LOG.log(Logger.Level.ERROR, "An event that was worked on could not be removed", e);
    }
  }

  /** Starts nothing more; what waits stays in the store. */
  @Override
  public void close() {
    closed = true;
  }
}
