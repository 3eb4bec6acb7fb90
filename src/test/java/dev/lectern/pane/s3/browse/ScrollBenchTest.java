package dev.lectern.pane.s3.browse;

import dev.lectern.bench.Table;
import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long a frame takes while the list of objects is scrolled, from the scroll to the next frame,
 * with a pulse that does not wait for the screen. Prints a table and fails nothing.
 */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ScrollBenchTest extends FxTest {

  private static final int KEYS = 100_000;
  private static final int PAGE = 1_000;
  private static final int FRAMES = 600;
  private static final int WARM = 200;

  /** Pixels of a fast turn of the wheel. */
  private static final double WHEEL = 120;

  static {
    System.setProperty("javafx.animation.fullspeed", "true");
  }

  private final FakeDialogs dialogs = new FakeDialogs();
  private final FxTaskRunner tasks = new FxTaskRunner(dialogs::problem);
  private final Table printed = new Table();

  private static final class Many extends FakeObjects {
    @Override
    public Page page(Query query, @Nullable String from) {
      int begin = from == null ? 0 : Integer.parseInt(from);
      List<ObjectRow> rows = new ArrayList<>(PAGE);
      for (int i = begin; i < begin + PAGE; i++) {
        String name = "key-%07d-with-a-name-of-some-length.json".formatted(i);
        rows.add(new ObjectRow(name, false, i * 37L, Instant.EPOCH, "STANDARD", false));
      }
      return new Page(rows, begin + PAGE < KEYS ? Integer.toString(begin + PAGE) : null);
    }
  }

  @Test
  void measure() throws Exception {
    ObjectsViewModel model = read(() -> new ObjectsViewModel(new Many(), tasks));
    ObjectsController controller = read(() -> new ObjectsController(model, actions(model)));
    Parent root =
        read(
            () ->
                (Parent)
                    Views.load("s3", "objects", Map.of(ObjectsController.class, () -> controller))
                        .root());
    show(root, 1280, 760);
    interact(() -> model.open("big", ""));
    until(() -> model.rows().size() == PAGE);
    TableView<?> table = (TableView<?>) read(() -> stage.getScene().lookup("#s3-objects"));
    loadAll(model, table);
    VirtualFlow<?> flow = (VirtualFlow<?>) read(() -> table.lookup(".virtual-flow"));

    frames(WARM, () -> flow.scrollPixels(WHEEL));
    print("wheel", frames(FRAMES, () -> flow.scrollPixels(WHEEL)));
    Random random = new Random(1);
    print("scroll bar", frames(FRAMES, () -> table.scrollTo(random.nextInt(KEYS))));

    interact(controller::close);
    tasks.close();
  }

  private ObjectActions actions(ObjectsViewModel model) {
    return new ObjectActions(
        model,
        new Many(),
        tasks,
        dialogs,
        dialogs,
        (Moves)
            Proxy.newProxyInstance(
                Moves.class.getClassLoader(),
                new Class<?>[] {Moves.class},
                (self, method, arguments) -> null),
        (there, all) -> CompletableFuture.completedFuture(Choice.SKIP),
        text -> {});
  }

  private void loadAll(ObjectsViewModel model, TableView<?> table) {
    ChangeListener<Boolean> follow =
        (o, before, now) -> {
          if (!now && model.rows().size() < KEYS) {
            Platform.runLater(model::more);
          }
        };
    interact(
        () -> {
          model.loadingMoreProperty().addListener(follow);
          table.scrollTo(model.rows().size() - 1);
        });
    until(() -> model.rows().size() == KEYS);
    interact(
        () -> {
          model.loadingMoreProperty().removeListener(follow);
          table.scrollTo(0);
        });
  }

  private void print(String how, double[] millis) {
    Arrays.sort(millis);
    double most = millis[millis.length * 95 / 100];
    double median = millis[millis.length / 2];
    printed.value(
        "frame while scrolling (" + how + "), median", "ms", median, Double.NaN, "", true);
    printed.value(
        "frame while scrolling (" + how + "), 95 %", "ms", most, Double.NaN, "under 16", most < 16);
  }

  /** Milliseconds from each frame to the next, with a step of scrolling in each. */
  private double[] frames(int count, Runnable step) throws InterruptedException {
    double[] millis = new double[count];
    CountDownLatch done = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          private int frame = -1;
          private long before;

          @Override
          public void handle(long pulse) {
            long now = System.nanoTime();
            if (frame >= 0) {
              millis[frame] = (now - before) / 1e6;
            }
            frame++;
            before = now;
            if (frame == count) {
              stop();
              done.countDown();
            } else {
              step.run();
            }
          }
        };
    interact(timer::start);
    if (!done.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no frames");
    }
    return millis;
  }
}
