package dev.lectern.lab.check;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallLog;
import dev.lectern.json.Json;
import dev.lectern.lab.LabProgress.SeenCall;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees the learner's calls: those of the console in the recorder, and those that come to the
 * sandbox from elsewhere (AWS CLI, scripts) in its journal. A call of the console stands in both;
 * the request id tells. Safe for any thread; the receiver is called on the thread of the call.
 */
final class CallWatch implements AutoCloseable {

  /** Origin of calls that the lab itself makes and that are not the learner's. */
  static final String SETUP = "lab setup";

  /** Origin of the grader's calls. */
  static final String GRADER = "lab check";

  /** Origin of calls that did not come from the console. */
  static final String TERMINAL = "terminal";

  private static final List<String> ID_HEADERS = List.of("x-amz-request-id", "x-amzn-RequestId");

  /** By then the console has recorded what it called. */
  private static final Duration RECORDED_BY = Duration.ofSeconds(10);

  /**
   * On loopback a part of an upload takes milliseconds, less than two programs that were started
   * together differ in their start. A program that opens a connection for its call counts as at
   * work for so long before; one that runs after another has ended needs longer to start.
   */
  private static final Duration START = Duration.ofMillis(250);

  private static final Pattern PRESIGNED =
      Pattern.compile("[?&](X-Amz-(?:Expires|SignedHeaders))=([^& ]*)");

  private static final Pattern ADDRESS = Pattern.compile("^[A-Z]+ /([^/?]+)/([^?]*)");

  private final Consumer<SeenCall> receiver;
  private final Consumer<JournalView.Entry> requests;
  private final InstantSource clock;
  private final AutoCloseable recorder;

  /** By request id, the one that ended first in front. */
  private final SequencedMap<String, SeenCall> unclaimed = new LinkedHashMap<>();

  private @Nullable SandboxInstance watched;
  private @Nullable AutoCloseable journal;

  /**
   * @param receiver gets each call of the learner
   * @param requests gets every request that the sandbox answers
   */
  CallWatch(
      CallLog calls,
      InstantSource clock,
      Consumer<SeenCall> receiver,
      Consumer<JournalView.Entry> requests) {
    this.receiver = receiver;
    this.requests = requests;
    this.clock = clock;
    this.recorder = calls.onCall(this::recorded);
  }

  /** Watches that sandbox from now on, instead of the one before. */
  synchronized void watch(Optional<SandboxInstance> sandbox) {
    SandboxInstance now = sandbox.orElse(null);
    if (now == watched) {
      return;
    }
    stop(journal);
    watched = now;
    journal = now == null ? null : now.journal().onEntry(this::answered);
  }

  /** Hands on what came from outside of the console up to now. */
  void settle() {
    handOn(clock.instant());
  }

  private void recorded(ApiCall call) {
    synchronized (this) {
      unclaimed.remove(String.valueOf(call.requestId()));
      for (ApiCall.Attempt attempt : call.attempts()) {
        if (attempt.response() != null) {
          for (String header : ID_HEADERS) {
            attempt.response().headers().getOrDefault(header, List.of()).forEach(unclaimed::remove);
          }
        }
      }
    }
    if (!call.origin().equals(SETUP) && !call.origin().equals(GRADER)) {
      receiver.accept(
          new SeenCall(
              call.startedAt(),
              call.took().toNanos(),
              call.service() + ":" + call.operation(),
              SdkShapes.awsNames(call.parameters()),
              call.result() == null ? Json.object() : call.result(),
              call.status(),
              call.errorCode(),
              call.origin(),
              call.requestId(),
              call.callerArn()));
    }
  }

  private void answered(JournalView.Entry entry) {
    Duration took = entry.newConnection() ? entry.took().plus(START) : entry.took();
    Instant now;
    synchronized (this) {
      now = clock.instant();
      unclaimed.putLast(
          entry.requestId(),
          new SeenCall(
              now.minus(took),
              took.toNanos(),
              entry.service() + ":" + entry.operation(),
              parameters(entry),
              withoutNulls(entry.result()),
              entry.status(),
              entry.errorCode(),
              TERMINAL,
              entry.requestId(),
              entry.caller().arn()));
    }
    requests.accept(entry);
    handOn(now.minus(RECORDED_BY));
  }

  /** The members of the input, and of a presigned URL what it says of itself. */
  private static JsonNode parameters(JournalView.Entry entry) {
    Matcher parts = PRESIGNED.matcher(entry.requestLine());
    if (!parts.find()) {
      return entry.parameters();
    }
    ObjectNode all = addressed(entry);
    entry.parameters().properties().forEach(each -> all.set(each.getKey(), each.getValue()));
    do {
      all.put(parts.group(1), URLDecoder.decode(parts.group(2), StandardCharsets.UTF_8));
    } while (parts.find());
    return all;
  }

  /** Bucket and key of a URL: one whose signature is wrong is refused before they are read. */
  private static ObjectNode addressed(JournalView.Entry entry) {
    ObjectNode found = Json.object();
    Matcher address = ADDRESS.matcher(entry.requestLine());
    if (entry.service().equals("s3") && address.find()) {
      found.put("Bucket", address.group(1));
      found.put("Key", URLDecoder.decode(address.group(2), StandardCharsets.UTF_8));
    }
    return found;
  }

  /** Looks at those that are due and at one more, however many wait. */
  private void handOn(Instant until) {
    List<SeenCall> due = new ArrayList<>();
    synchronized (this) {
      Iterator<SeenCall> waiting = unclaimed.values().iterator();
      while (waiting.hasNext()) {
        SeenCall call = waiting.next();
        if (call.end().isAfter(until)) {
          break;
        }
        due.add(call);
        waiting.remove();
      }
    }
    due.forEach(receiver);
  }

  private static JsonNode withoutNulls(JsonNode members) {
    ObjectNode kept = Json.object();
    members.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> kept.set(member.getKey(), member.getValue()));
    return kept;
  }

  @Override
  public synchronized void close() {
    stop(recorder);
    stop(journal);
    journal = null;
    watched = null;
  }

  private static void stop(@Nullable AutoCloseable listening) {
    try {
      if (listening != null) {
        listening.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a listener could not be taken off", e);
    }
  }
}
