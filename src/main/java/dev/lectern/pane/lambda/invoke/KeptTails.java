package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside.Line;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.task.Progress;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the log tails that AWS sends with the answers of synchronous invocations: what can be told
 * of a log without reading CloudWatch Logs. Any thread.
 */
public final class KeptTails implements InvokeGateway {

  private static final int MOST_LINES = 5_000;

  /** What came with one answer. */
  private record Tail(String function, Run run, List<String> lines) {}

  private final InvokeGateway gateway;
  private final Deque<Tail> tails = new ArrayDeque<>();
  private int kept;

  /** Of what is invoked through a gateway. */
  public KeptTails(InvokeGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Run invoke(Request request) {
    Run run = gateway.invoke(request);
    List<String> lines = run.log().lines().toList();
    if (!lines.isEmpty()) {
      keep(new Tail(request.function(), run, lines));
    }
    return run;
  }

  private synchronized void keep(Tail tail) {
    tails.add(tail);
    kept += tail.lines().size();
    while (kept > MOST_LINES) {
      kept -= tails.remove().lines().size();
    }
  }

  /**
   * The lines of a function's tails by the time when it was invoked; a tail does not say when each
   * was written, nor by which environment, so that the request id stands in place of its stream.
   */
  public synchronized List<Line> lines(String function) {
    return tails.stream()
        .filter(tail -> tail.function().equals(function))
        .sorted(Comparator.comparing(tail -> tail.run().begun()))
        .flatMap(
            tail ->
                tail.lines().stream()
                    .map(text -> new Line(tail.run().begun(), tail.run().requestId(), text)))
        .toList();
  }

  @Override
  public List<String> qualifiers(String function) {
    return gateway.qualifiers(function);
  }

  @Override
  public FunctionInfo freshen(String function, Progress progress) throws InterruptedException {
    return gateway.freshen(function, progress);
  }
}
