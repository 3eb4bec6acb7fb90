package dev.lectern.app;

import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Life;
import dev.lectern.sandbox.FunctionInsight;
import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.SandboxInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sandbox tells the Lambda explorer beyond AWS's API. */
final class SandboxInside implements Inside {

  private static final int STREAMS = 40;

  private final SandboxInstance sandbox;
  private final String account;
  private final String region;
  private final Map<String, List<String>> generations = new HashMap<>();

  private SandboxInside(SandboxInstance sandbox, String account, String region) {
    this.sandbox = sandbox;
    this.account = account;
    this.region = region;
  }

  /** Of the sandbox, when the session is one with it. */
  static Optional<Inside> of(Optional<SandboxInstance> sandbox, SessionInfo session) {
    return reached(sandbox, session)
        .map(
            running -> {
              String account =
                  session.accountId().isEmpty()
                      ? running.accounts().getFirst().id()
                      : session.accountId();
              return new SandboxInside(running, account, session.region());
            });
  }

  /** The sandbox, when the session is one with it. */
  static Optional<SandboxInstance> reached(Optional<SandboxInstance> sandbox, SessionInfo session) {
    return sandbox.filter(
        running -> session.endpoint().filter(running.endpoint()::equals).isPresent());
  }

  @Override
  public List<Life> lives(String function, Instant since) {
    return sandbox.functions().environments(account, region, function, since).stream()
        .map(each -> life(function, each))
        .toList();
  }

  private Life life(String function, FunctionInsight.Environment of) {
    return new Life(
        of.id(),
        of.version(),
        generation(function + ":" + of.version(), of.revision()),
        of.provisioned(),
        of.memory(),
        of.timeoutMillis(),
        of.phases().stream().map(SandboxInside::phase).toList(),
        Life.End.valueOf(of.end().name()));
  }

  private static Life.Phase phase(FunctionInsight.Phase of) {
    return new Life.Phase(
        Life.Stage.valueOf(of.stage().name()),
        of.from(),
        of.to(),
        of.requestId(),
        Life.Failure.valueOf(of.failure().name()),
        of.detail());
  }

  private int generation(String version, String revision) {
    synchronized (generations) {
      List<String> known = generations.computeIfAbsent(version, key -> new ArrayList<>());
      if (!known.contains(revision)) {
        known.add(revision);
      }
      return known.indexOf(revision) + 1;
    }
  }

  @Override
  public List<Event> events(String function) {
    return sandbox.functions().events(account, region, function).stream()
        .map(
            each ->
                new Event(
                    each.requestId(),
                    each.qualifier(),
                    each.payload(),
                    each.received(),
                    each.due(),
                    each.attempts().stream()
                        .map(one -> new Attempt(one.at(), one.error()))
                        .toList(),
                    each.condition(),
                    each.sentTo()))
        .toList();
  }

  @Override
  public List<Throttle> throttles(String function) {
    return sandbox.functions().throttles(account, region, function).stream()
        .map(each -> new Throttle(each.at(), each.reason()))
        .toList();
  }

  @Override
  public Map<String, String> pulls(String function) {
    return sandbox.functions().pulls(account, region, function);
  }

  @Override
  public String version(String function) {
    return sandbox.functions().version(account, region, function);
  }

  @Override
  public List<Line> log(String group, int most) {
    FunctionLogs logs = sandbox.functions().logs();
    List<FunctionLogs.Stream> streams = logs.streams(account, region, group);
    List<Line> lines = new ArrayList<>();
    for (FunctionLogs.Stream stream :
        streams.subList(Math.max(0, streams.size() - STREAMS), streams.size())) {
      logs.events(stream)
          .forEach(event -> lines.add(new Line(event.at(), stream.stream(), event.message())));
    }
    lines.sort(Comparator.comparing(Line::at));
    return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  @Override
  public String log(String group, String stream, String requestId) {
    StringBuilder log = new StringBuilder();
    boolean inside = false;
    for (FunctionLogs.Event event :
        sandbox
            .functions()
            .logs()
            .events(new FunctionLogs.Stream(account, region, group, stream))) {
      boolean named = event.message().contains(requestId);
      inside |= named;
      if (inside) {
        log.append(event.message()).append('\n');
      }
      boolean report =
          event.message().startsWith("REPORT ") || event.message().contains("platform.report");
      if (named && report) {
        return log.toString();
      }
    }
    return log.toString();
  }

  @Override
  public Instant now() {
    return sandbox.clock().now();
  }
}
