package dev.lectern.sandbox.wire;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.wire.http.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes known of a request on its way; at the end it is the journal's entry. One thread. */
final class Trace {

  /** Not AWS's: a function's calls say in it which invocation they belong to. */
  private static final Pattern CAUSE = Pattern.compile("Cause=([0-9A-Za-z-]{16,52})(?:;|$)");

  private static final Pattern SECRETS =
      Pattern.compile("((?:X-Amz-)?Signature|(?i:X-Amz-Security-Token))=[^&]*");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final long startedNanos = System.nanoTime();
  private final Instant at;
  private final Film film;
  private final Map<Stage, Duration> timings = new EnumMap<>(Stage.class);
  private long lapNanos = startedNanos;
  private String requestLine = "";
  private @Nullable String parent;
  String requestId = RequestIds.of("s3");
  String service = "";
  String operation = "";
  String resource = "";
  Caller caller = Caller.ANONYMOUS;
  @Nullable String errorCode;
  ObjectNode parameters = Json.object();
  ObjectNode result = Json.object();
  boolean newConnection;
  @Nullable String canonicalRequest;
  String decision = "";
  @Nullable String fault;

  /** How far the service's clock is ahead because of a fault. */
  Duration ahead = Duration.ZERO;

  boolean cutAfterWork;
  @Nullable Decision access;
  @Nullable Registered registered;

  Trace(Instant at, Film film) {
    this.at = at;
    this.film = film;
  }

  /** It is known which service is asked: from now on the request has a name of that service's. */
  void of(String name) {
    service = name;
    requestId = RequestIds.of(name);
  }

  /** What is known at once. */
  void head(RequestHead head) {
    requestLine =
        head.method()
            + " "
            + head.rawPath()
            + (head.rawQuery().isEmpty() ? "" : "?" + masked(head.rawQuery()));
    Matcher cause = CAUSE.matcher(head.header("x-amzn-trace-id").orElse(""));
    parent = cause.find() ? cause.group(1) : null;
  }

  private static String masked(String query) {
    return SECRETS.matcher(query).replaceAll("$1=…");
  }

  /** A stage is passed; waits before the next one when Simulation Mode holds the request. */
  void pass(Stage done, Stage next) {
    timings.put(done, Duration.ofNanos(System.nanoTime() - lapNanos));
    film.before(next, () -> entry(0));
    lapNanos = System.nanoTime();
  }

  /** The answer is ready. */
  JournalView.Entry end(int status) {
    timings.put(Stage.ANSWER, Duration.ofNanos(System.nanoTime() - lapNanos));
    JournalView.Entry whole = entry(status);
    film.ended(whole);
    return whole;
  }

  JournalView.Entry entry(int status) {
    return new JournalView.Entry(
        requestId,
        at,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        service,
        operation,
        resource,
        caller,
        status,
        errorCode,
        parameters,
        result,
        newConnection,
        canonicalRequest,
        decision,
        fault,
        requestLine,
        Collections.unmodifiableMap(new EnumMap<>(timings)),
        parent,
        access);
  }

  /** A fault hit the request. */
  void mark(String what) {
    fault = fault == null ? what : fault + "; " + what;
  }

  /** The answer with the time of the service's clock, when a fault has it ahead. */
  HttpReply dated(HttpReply reply) {
    if (ahead.isZero() || reply.cut()) {
      return reply;
    }
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.put("Date", HTTP_DATE.format(Instant.now().plus(ahead)));
    return new HttpReply(reply.status(), headers, reply.payload());
  }

  /** Keeps the decision about the request: of several the first that refused, else the last. */
  void decided(String of, Decision made) {
    if (access != null && !access.allowed()) {
      return;
    }
    decision = made.reason();
    access = made;
    if (!made.allowed()) {
      resource = of;
    }
  }
}
