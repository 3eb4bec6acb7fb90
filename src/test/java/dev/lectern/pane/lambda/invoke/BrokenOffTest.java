package dev.lectern.pane.lambda.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of invocations that are broken off. */
class BrokenOffTest {

  private boolean cancelled;

  private final Progress progress =
      new Progress() {
        @Override
        public void update(long done, long total) {}

        @Override
        public void message(String text) {}

        @Override
        public boolean cancelled() {
          return cancelled;
        }
      };

  /** Is interrupted as a call is when its sender stops. */
  private final InvokeGateway gateway =
      new InvokeGateway() {
        @Override
        public Run invoke(Request request) {
          cancelled = true;
          UserProblem why = UserProblem.of("The call could not be made.", "Interrupted.", "");
          return new Run(Instant.EPOCH, 1, "", 0, "", "", "", "", Optional.empty(), why);
        }

        @Override
        public List<String> qualifiers(String function) {
          return List.of();
        }

        @Override
        public FunctionInfo freshen(String function, Progress unused) {
          throw new IllegalStateException();
        }
      };

  @Test
  void aCallThatItsSenderBreaksOffIsNoFailure() throws Exception {
    List<Run> told = new ArrayList<>();
    Request request = new Request("hello", "", Request.Type.REQUEST_RESPONSE, "{}", "");
    assertThat(new Bench(gateway).hold(request, 1, 1, told::add, progress)).isZero();
    assertThat(told).isEmpty();
  }
}
