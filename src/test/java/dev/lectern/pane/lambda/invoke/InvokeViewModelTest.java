package dev.lectern.pane.lambda.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import dev.lectern.settings.JsonSettings;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a burst. */
class InvokeViewModelTest {

  private static final UserProblem REFUSED =
      new UserProblem("", "", "", "429 TooManyRequestsException", null, "");

  @TempDir Path folder;
  private IntFunction<Run> answers = at -> run("", null);

  private InvokeViewModel model() {
    AtomicInteger sent = new AtomicInteger();
    InvokeGateway gateway =
        new InvokeGateway() {
          @Override
          public Run invoke(Request request) {
            return answers.apply(sent.getAndIncrement());
          }

          @Override
          public List<String> qualifiers(String function) {
            return List.of("$LATEST");
          }

          @Override
          public FunctionInfo freshen(String function, Progress progress) {
            return info(function);
          }
        };
    return new InvokeViewModel(
        gateway,
        new DirectTaskRunner(),
        JsonSettings.open(folder.resolve("settings.json"), Runnable::run));
  }

  private static Run run(String error, @Nullable UserProblem problem) {
    return new Run(Instant.EPOCH, 1, "r", 200, "1", error, "", "", Optional.empty(), problem);
  }

  private static FunctionInfo info(String name) {
    return new FunctionInfo(
        name, "", "java25", "", "", "", 128, 3, "Active", "", "", "", 0, "", "", "", -1, Map.of(),
        List.of(), "", false);
  }

  @Test
  void whatFailedAndWhatWasThrottledIsCountedApart() {
    answers = at -> at < 3 ? run("Unhandled", null) : run("", at == 3 ? REFUSED : null);
    InvokeViewModel model = model();
    model.open(info("hello"));
    model.burst(5);
    assertThat(model.statusProperty().get())
        .isEqualTo("5 answered: 3 failed, 1 throttled after the SDK's retries");
  }

  @Test
  void oneThatIsStoppedSaysHowFarItCame() {
    answers =
        at -> {
          if (at > 0) {
            throw new CancellationException();
          }
          return run("", null);
        };
    InvokeViewModel model = model();
    model.open(info("hello"));
    model.hold(100, 1);
    assertThat(model.statusProperty().get())
        .isEqualTo("Stopped. 1 of 100 answered: none failed, none throttled");
  }

  @Test
  void whatCameOfOneFunctionIsNotSaidOfAnother() {
    InvokeViewModel model = model();
    answers =
        at -> {
          if (at == 0) {
            model.open(info("other"));
          }
          return run("", null);
        };
    model.open(info("hello"));
    model.burst(2);
    assertThat(model.runningProperty().get()).isFalse();
    assertThat(model.statusProperty().get()).isEmpty();
  }
}
