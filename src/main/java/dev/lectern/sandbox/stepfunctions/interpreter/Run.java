package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.Definition;
import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An execution. It changes only in {@link #start}, {@link #signal}, {@link #fire}, {@link #stop},
 * {@link #redrive} and {@link #settle}; {@link #drain} then tells what is to be written down and
 * done. For one thread at a time.
 */
public final class Run {

  /** How it stands, by AWS's names. */
  public enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }

  final Definition definition;
  final RunContext context;
  final History history;
  final Map<String, Frame> frames = new LinkedHashMap<>();
  final Standing standing;
  private final Surroundings surroundings;
  private final Map<String, Definition.Scope> scopes = new HashMap<>();
  private final Map<String, Frame> byToken = new HashMap<>();
  private final Deque<Frame> ready = new ArrayDeque<>();
  private final Steps steps = new Steps(this);
  private List<Effect> effects = new ArrayList<>();
  private Set<String> dirty = new LinkedHashSet<>();
  private Set<String> removed = new LinkedHashSet<>();

  private Run(Definition definition, RunContext context, History history, Standing standing) {
    this.definition = definition;
    this.context = context;
    this.history = history;
    this.standing = standing;
    this.surroundings = new Surroundings(context, frames, standing);
    definition.walk(scope -> scopes.put(scope.at(), scope));
  }

  /** A new execution, about to start. */
  public static Run create(Definition definition, RunContext context) {
    return new Run(
        definition,
        context,
        new History(context.mostEvents(), 0, Times.millis(context.start())),
        new Standing());
  }

  /** One that was written down. */
  public static Run restore(
      Definition definition, RunContext context, JsonNode header, Collection<JsonNode> kept) {
    Run run =
        new Run(
            definition,
            context,
            new History(
                context.mostEvents(),
                header.path("lastEvent").asLong(),
                Instant.ofEpochMilli(header.path("time").asLong())),
            Standing.of(header));
    kept.stream()
        .map(Frame::of)
        .sorted(Comparator.comparing(frame -> Long.valueOf(frame.id)))
        .forEach(
            frame -> {
              run.frames.put(frame.id, frame);
              if (!frame.token.isEmpty()) {
                run.byToken.put(frame.token, frame);
              }
            });
    for (JsonNode id : header.path("ready")) {
      Frame frame = run.frames.get(id.asString());
      if (frame != null) {
        run.ready.add(frame);
      }
    }
    return run;
  }

  /** How it stands. */
  public Status status() {
    return standing.status;
  }

  /** Its output, empty unless it succeeded. */
  public Optional<JsonNode> output() {
    return Optional.ofNullable(standing.output);
  }

  /** Why it ended, empty unless it failed. */
  public Optional<StateError> error() {
    return Optional.ofNullable(standing.error);
  }

  /** When it ended, empty while it runs. */
  public Optional<Instant> stopped() {
    return Optional.ofNullable(standing.stopped);
  }

  /** Begins; {@link #settle} then runs it. */
  public void start() {
    ObjectNode details = Json.object();
    History.text(details, "input", context.input().toString());
    details.put("roleArn", context.roleArn());
    history.add("ExecutionStarted", 0, "executionStartedEventDetails", details);
    standing.deadline = latest();
    add(null, 0, definition.top(), context.input());
  }

  private Instant latest() {
    Long timeout = definition.timeoutSeconds();
    return history
        .time()
        .plusSeconds(
            timeout == null ? context.mostSeconds() : Math.min(timeout, context.mostSeconds()));
  }

  /** Runs on, at most so many steps of states; answers whether there is more to do at once. */
  public boolean settle(int most) {
    for (int i = 0; i < most && standing.status == Status.RUNNING; i++) {
      Frame frame = ready.poll();
      if (frame == null) {
        return false;
      }
      if (frames.get(frame.id) == frame) {
        guarded(frame, () -> steps.step(frame));
      }
    }
    return standing.status == Status.RUNNING && !ready.isEmpty();
  }

  /** A fault of the interpreter's own ends the execution: nobody waits for it for ever. */
  private void guarded(Frame frame, Runnable work) {
    try {
      work.run();
    } catch (History.FullException full) {
      failed(
          frame.last,
          new StateError(
              "States.Runtime",
              "The execution reached the maximum number of history events ("
                  + context.mostEvents()
                  + ")."));
    } catch (RuntimeException | StackOverflowError fault) {
      System.getLogger(Run.class.getName())
          .log(
              System.Logger.Level.ERROR,
              "The state " + frame.state + " of " + context.executionArn() + " cannot go on",
              fault);
      failed(frame.last, StateError.internal(frame.state, fault));
    }
  }

  /** Takes what came from outside; answers whether somebody waited for it. */
  public boolean signal(Signal signal, Instant now) {
    Frame frame = byToken.get(signal.token());
    if (frame == null || standing.status != Status.RUNNING || frame.phase != Frame.Phase.TASK) {
      return false;
    }
    history.at(now);
    touch(frame);
    guarded(frame, () -> steps.tasks().signal(frame, signal));
    return true;
  }

  /** Whether the task of this token waits for something from outside. */
  public boolean waits(String token) {
    Frame frame = byToken.get(token);
    return frame != null && standing.status == Status.RUNNING && frame.phase == Frame.Phase.TASK;
  }

  /** The next moment at which something happens by itself. */
  public Optional<Instant> due() {
    if (standing.status != Status.RUNNING) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.ofNullable(standing.deadline), frames.values().stream().flatMap(Frame::moments))
        .min(Instant::compareTo);
  }

  /**
   * Does what is due next, at its own time, if that is not after now; answers whether there was
   * something. {@link #settle} then runs on.
   */
  public boolean fire(Instant now) {
    Optional<Instant> next = due().filter(moment -> !moment.isAfter(now));
    if (next.isEmpty()) {
      return false;
    }
    history.at(next.get());
    if (next.get().equals(standing.deadline)) {
      end(Status.TIMED_OUT, new StateError("", ""));
      history.ended("TimedOut", 0, new StateError("", ""));
      return true;
    }
    for (Frame frame : List.copyOf(frames.values())) {
      if (frames.get(frame.id) == frame && standing.status == Status.RUNNING) {
        guarded(frame, () -> steps.due(frame, next.get()));
      }
    }
    return true;
  }

  /** Nothing that happens from now on is earlier. */
  public void at(Instant now) {
    history.at(now);
  }

  /** Ends it from outside, as StopExecution does. */
  public void stop(StateError why, Instant now) {
    history.at(now);
    end(Status.ABORTED, why);
    history.ended("Aborted", 0, why);
  }

  /** Goes on from where it failed, as RedriveExecution does. */
  public void redrive(Instant now) {
    history.at(now);
    standing.redriveCount++;
    standing.redriven = history.time();
    surroundings.renew(standing);
    long previous = history.lastId();
    standing.status = Status.RUNNING;
    standing.output = null;
    standing.error = null;
    standing.stopped = null;
    standing.deadline = latest();
    history.add(
        "ExecutionRedriven",
        previous,
        "executionRedrivenEventDetails",
        Json.object().put("redriveCount", standing.redriveCount));
    for (Frame frame : frames.values()) {
      if (frame.phase != Frame.Phase.CHILDREN || frame.children.isEmpty()) {
        if (frame.phase != Frame.Phase.ENTER) {
          frame.phase = Frame.Phase.TRY;
        }
        frame.redriven();
        touch(frame);
        ready.add(frame);
      }
    }
  }

  /** What changed since the last time. */
  public Changes drain() {
    Map<String, ObjectNode> written = new LinkedHashMap<>();
    for (String id : dirty) {
      Frame frame = frames.get(id);
      if (frame != null) {
        written.put(id, frame.json());
      }
    }
    Changes changes = new Changes(history.take(), effects, header(), written, removed);
    effects = new ArrayList<>();
    dirty = new LinkedHashSet<>();
    removed = new LinkedHashSet<>();
    return changes;
  }

  private ObjectNode header() {
    ObjectNode header = standing.json(history);
    ready.forEach(frame -> header.withArray("ready").add(frame.id));
    return header;
  }

  Frame add(@Nullable Frame parent, int index, Definition.Scope scope, JsonNode input) {
    Frame frame =
        new Frame(
            Long.toString(++standing.lastFrame),
            parent == null ? null : parent.id,
            index,
            scope.at(),
            scope.startAt(),
            input);
    frames.put(frame.id, frame);
    if (parent != null) {
      parent.children.add(frame.id);
    }
    go(frame);
    return frame;
  }

  /** It has something to do. */
  void go(Frame frame) {
    touch(frame);
    ready.add(frame);
  }

  void touch(Frame frame) {
    dirty.add(frame.id);
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void expect(Frame frame, String token) {
    frame.token = token;
    byToken.put(token, frame);
  }

  /** The task of a frame is waited for no more. */
  void forget(Frame frame) {
    if (!frame.token.isEmpty()) {
      byToken.remove(frame.token);
      if (frame.phase == Frame.Phase.TASK) {
        effects.add(new Effect.Cancel(frame.token));
      }
    }
  }

  /** Takes a frame and all within it away. */
  void remove(Frame frame) {
    removeWithin(frame);
    forget(frame);
    frames.remove(frame.id);
    removed.add(frame.id);
    Frame parent = frame.parent == null ? null : frames.get(frame.parent);
    if (parent != null) {
      parent.children.remove(frame.id);
    }
  }

  void removeWithin(Frame frame) {
    for (String child : List.copyOf(frame.children)) {
      Frame within = frames.get(child);
      if (within != null) {
        remove(within);
      }
    }
    frame.children.clear();
  }

  State state(Frame frame) {
    Definition.Scope scope = scopes.get(frame.scope);
    if (scope == null) {
      throw new IllegalStateException("The definition has no " + frame.scope);
    }
    return scope.state(frame.state);
  }

  /** What values of a frame's state are worked out from. */
  Environment environment(Frame frame, JsonNode input, String taskToken) {
    return surroundings.of(frame, input, taskToken);
  }

  void succeeded(Frame top, JsonNode result) {
    ObjectNode details = Json.object();
    History.text(details, "output", result.toString());
    history.add("ExecutionSucceeded", top.last, "executionSucceededEventDetails", details);
    standing.output = result;
    end(Status.SUCCEEDED, null);
    List.copyOf(frames.values()).stream()
        .filter(frame -> frames.containsKey(frame.id))
        .forEach(this::remove);
  }

  void failed(long previous, StateError why) {
    history.ended("Failed", previous, why);
    end(Status.FAILED, why);
  }

  /** The frames stay as they are: a redrive goes on from them. */
  private void end(Status how, @Nullable StateError why) {
    standing.status = how;
    standing.error = why;
    standing.stopped = history.time();
    standing.deadline = null;
    ready.clear();
    frames.values().forEach(this::forget);
  }
}
