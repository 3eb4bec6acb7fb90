package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.FunctionLogs.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** The log stream of an execution environment. For one thread at a time. */
final class EnvironmentLog {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final int TAIL = 1 << 20;

  private final FunctionLogs logs;
  private final FunctionLogs.Stream stream;
  private final InstantSource clock;
  private final StringBuilder current = new StringBuilder();

  EnvironmentLog(EnvironmentSpec spec, FunctionLogs logs, InstantSource clock, Random random) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String name =
        DAY.format(clock.instant()) + "/[" + spec.version() + "]" + HexFormat.of().formatHex(id);
    this.logs = logs;
    this.clock = clock;
    this.stream = new FunctionLogs.Stream(spec.accountId(), spec.region(), spec.logGroup(), name);
  }

  String name() {
    return stream.stream();
  }

  Instant now() {
    return clock.instant();
  }

  void line(String message) {
    lines(List.of(message));
  }

  void lines(List<String> messages) {
    if (messages.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    logs.add(stream, messages.stream().map(message -> new Event(now, message)).toList());
    for (String message : messages) {
      if (current.length() < TAIL) {
        current.append(message).append('\n');
      }
    }
  }

  /** What was written since this was called last. */
  String taken() {
    String text = current.toString();
    current.setLength(0);
    return text;
  }
}
