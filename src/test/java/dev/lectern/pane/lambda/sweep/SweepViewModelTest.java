package dev.lectern.pane.lambda.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom the figures of a sweep are told of. */
class SweepViewModelTest {

  private final List<Integer> memory = new ArrayList<>();
  private Runnable during = () -> {};

  private final SweepViewModel model =
      new SweepViewModel(
          (function, megabytes, progress) -> {
            memory.add(megabytes);
            return info(function, megabytes);
          },
          new InvokeGateway() {
            @Override
            public Run invoke(Request request) {
              during.run();
              String line =
                  "REPORT RequestId: a\tDuration: 5 ms\tBilled Duration: 5 ms\tMemory Size: 128"
                      + " MB\tMax Memory Used: 40 MB";
              return new Run(Instant.EPOCH, 5, "a", 200, "1", "", "", line, Report.of(line), null);
            }

            @Override
            public List<String> qualifiers(String function) {
              return List.of();
            }

            @Override
            public FunctionInfo freshen(String function, Progress progress) {
              return info(function, 128);
            }
          },
          name -> "{}",
          new DirectTaskRunner(),
          now -> {});

  private static FunctionInfo info(String name, int memory) {
    return new FunctionInfo(
        name, "", "java25", "", "", "", memory, 3, "Active", "", "", "", 0, "", "", "", -1,
        Map.of(), List.of(), "", false);
  }

  @Test
  void theMemoryIsAsItWasAfterwards() {
    model.open(info("hello", 256));
    model.start(List.of(128, 512), 1, 1);
    assertThat(memory).containsExactly(128, 512, 256);
    assertThat(model.points()).extracting(Point::memory).containsExactly(128, 512);
    assertThat(model.statusProperty().get()).isEqualTo("Done. The function has 256 MB again.");
  }

  @Test
  void whatCameOfOneFunctionIsNotSaidOfAnother() {
    model.open(info("hello", 256));
    during = () -> model.open(info("other", 1024));
    model.start(List.of(128, 512), 1, 1);
    assertThat(memory).endsWith(256);
    assertThat(model.points()).isEmpty();
    assertThat(model.statusProperty().get()).isEmpty();
    assertThat(model.runningProperty().get()).isFalse();
  }

  @Test
  void publishedFiguresStandWhereSomethingWasMeasured() {
    Published known = Published.known();
    assertThat(known.of("java25", 128, 128))
        .isNotEmpty()
        .allSatisfy(figure -> assertThat(figure.memory()).isEqualTo(128));
    assertThat(known.of("java25", 128, 1024)).hasSizeGreaterThan(1);
  }
}
