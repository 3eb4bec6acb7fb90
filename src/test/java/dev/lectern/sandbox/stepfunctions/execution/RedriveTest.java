package dev.lectern.sandbox.stepfunctions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What was answered to a redrive holds, also when nothing happened after the answer. */
class RedriveTest {

  private static final String MACHINE =
      """
      {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"No"}}}
      """;

  private static final StatesArn ARN =
      StatesArn.execution("arn:aws:states:us-east-1:111122223333:execution:m:one");

  private final HeldClock clock = new HeldClock();

  @Test
  void aRedriveThatWasKilledBeforeItsFirstStepGoesOn() throws Exception {
    try (Store store = Store.open(null)) {
      StatesState state = StatesState.on(store);
      Executions before = new Executions(state, clock, new Idle());
      LiveExecution first = begin(before);
      before.launch(first);
      first.ended().get(10, TimeUnit.SECONDS);
      ObjectNode execution = before.ledger().require(ARN);
      long failedAt = before.ledger().progress(execution).path("lastEvent").asLong();

      clock.hold();
      before.redrive(ARN, execution);
      before.close();
      ObjectNode kept = before.ledger().progress(execution);
      assertThat(Ledger.status(kept)).isEqualTo("RUNNING");
      assertThat(kept.path("redriveCount").asInt()).isOne();
      assertThat(before.ledger().event(execution, failedAt + 1).orElseThrow().path("type"))
          .hasToString("\"ExecutionRedriven\"");

      HeldClock later = new HeldClock();
      try (Executions after = new Executions(state, later, new Idle())) {
        after.tick();
        after
            .live(ARN.text())
            .map(LiveExecution::ended)
            .ifPresent(end -> assertThat(end).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(Ledger.status(after.ledger().progress(execution))).isEqualTo("FAILED");
        assertThat(after.ledger().progress(execution).path("lastEvent").asLong())
            .isEqualTo(failedAt + 2);
        assertThat(after.ledger().running()).isEmpty();
      }
      clock.release();
    }
  }

  private static LiveExecution begin(Executions executions) throws Exception {
    StatesArn machine = StatesArn.machine("us-east-1", "111122223333", "m");
    return executions.begin(
        ARN,
        Json.object().put("name", "m").put("definition", MACHINE).put("roleArn", ""),
        machine,
        Json.object().put("name", "one").put("input", "{}").put("start", Instant.EPOCH.toString()));
  }

  /** Does nothing: the machine has no tasks. */
  private static final class Idle implements Executions.Performer {

    @Override
    public void perform(LiveExecution execution, Effect effect) {}

    @Override
    public void resumed(LiveExecution execution) {}
  }

  /** Real time, which whoever moves an execution gets no answer about while it is held. */
  private static final class HeldClock implements SandboxClock {

    private volatile CountDownLatch held = new CountDownLatch(0);

    void hold() {
      held = new CountDownLatch(1);
    }

    void release() {
      held.countDown();
    }

    @Override
    public Instant now() {
      if (Thread.currentThread().getName().startsWith("states-")) {
        try {
          held.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Instant.now();
    }

    @Override
    public void advance(Duration step) {}

    @Override
    public void pause() {}

    @Override
    public void run(double speed) {}

    @Override
    public boolean paused() {
      return false;
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public void reset() {}

    @Override
    public AutoCloseable onChange(Runnable listener) {
      return () -> {};
    }
  }
}
