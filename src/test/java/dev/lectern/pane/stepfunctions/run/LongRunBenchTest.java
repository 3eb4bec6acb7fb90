package dev.lectern.pane.stepfunctions.run;

import dev.lectern.bench.Frames;
import dev.lectern.bench.Table;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The view of an execution with as many events as AWS keeps: 25,000. */
@Tag("bench")
class LongRunBenchTest extends FxTest {

  private static final String MACHINE =
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"A","States":{
        "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true}}}}}}
      """;

  /** Eight events an item. */
  private static final int ITEMS = 3_124;

  private static final int STEPS = 200;

  @BeforeAll
  static void atFullSpeed() {
    Frames.atFullSpeed();
  }

  @Test
  void opensAndScrubs() throws InterruptedException {
    FakeRun run =
        new FakeRun(
            MACHINE,
            IntStream.range(0, ITEMS).mapToObj(Integer::toString).toList().toString(),
            (resource, arguments) -> arguments);
    int events = run.events.size();
    FakeContext fake = new FakeContext();
    FxTaskRunner tasks = new FxTaskRunner(fake::problem);
    Table table = new Table();
    double best = Double.MAX_VALUE;
    RunView shown = null;
    for (int round = 0; round < 3; round++) {
      if (shown != null) {
        interact(shown::close);
      }
      RunView view =
          read(
              () ->
                  new RunView(
                      run, fake.context(tasks, null), new RunView.Ways(arn -> {}, text -> {})));
      show((Parent) read(view::node), 1280, 800);
      long begun = System.nanoTime();
      interact(() -> view.open(FakeRun.ARN));
      until(() -> view.model().completeProperty().get() && view.model().sizeProperty().get() > 0);
      interact(() -> stage.getScene().getRoot().layout());
      best = Math.min(best, (System.nanoTime() - begun) / 1e6);
      shown = view;
    }
    RunView view = shown;
    table.value(
        "open %,d events".formatted(events), "ms", best, Double.NaN, "under 1,000", best < 1_000);
    Random random = new Random(1);
    Frames.run(60, () -> view.model().step(-1));
    scrub(table, "step by step", () -> view.model().step(-1));
    interact(() -> view.model().go(events));
    scrub(table, "pulled", () -> view.model().go(random.nextInt(events)));
    // the code is compiled by now, as in a console that has been used for a minute
    interact(() -> view.model().go(events));
    scrub(table, "step by step later", () -> view.model().step(-1));
    scrub(table, "pulled later", () -> view.model().go(random.nextInt(events)));
    interact(view::close);
    tasks.close();
  }

  private static void scrub(Table table, String how, Runnable step) throws InterruptedException {
    Frames frames = Frames.run(STEPS, step);
    double wall = frames.wall(0.95);
    table.value("scrub, " + how + ", 95 %", "ms", wall, Double.NaN, "under 16", wall < 16);
    table.value("  median", "ms", frames.wall(0.5), Double.NaN, "", true);
    table.value("  processor time, median", "ms", frames.processor(0.5), Double.NaN, "", true);
    double used = frames.processor(0.95);
    table.value("  processor time, 95 %", "ms", used, Double.NaN, "under 16", used < 16);
  }
}
