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
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long a frame takes while the list of objects is scrolled, from the scroll to the next frame,
 * with a pulse that does not wait for the screen; against a plain table. Prints a table and fails
 * nothing.
 */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ScrollBenchTest extends FxTest {

  private static final int KEYS = 100_000;
  private static final int PAGE = 1_000;
  private static final int FRAMES = 300;
  private static final int WARM = 100;

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
    double[][] ours = scrolled(table);
    interact(controller::close);
    tasks.close();

    TableView<Integer> plain = read(ScrollBenchTest::plainTable);
    show(plain, 1280, 760);
    double[][] bare = scrolled(plain);
    print("wheel", ours[0], bare[0]);
    print("scroll bar", ours[1], bare[1]);
  }

  /** The least that shows as much text: JavaFX's own cells in the same theme. */
  private static TableView<Integer> plainTable() {
    TableView<Integer> plain = new TableView<>();
    plain.setItems(FXCollections.observableList(IntStream.range(0, KEYS).boxed().toList()));
    for (int i = 0; i < 4; i++) {
      TableColumn<Integer, String> column = new TableColumn<>("Column " + i);
      column.setPrefWidth(310);
      column.setCellValueFactory(
          cell -> new ReadOnlyStringWrapper("key-%07d-with-a-name".formatted(cell.getValue())));
      plain.getColumns().add(column);
    }
    return plain;
  }

  /** Frames of both ways of scrolling, in milliseconds, in order. */
  private double[][] scrolled(TableView<?> table) throws InterruptedException {
    VirtualFlow<?> flow = (VirtualFlow<?>) read(() -> table.lookup(".virtual-flow"));
    frames(WARM, () -> flow.scrollPixels(WHEEL));
    double[] wheel = frames(FRAMES, () -> flow.scrollPixels(WHEEL));
    Random random = new Random(1);
    double[] bar = frames(FRAMES, () -> table.scrollTo(random.nextInt(KEYS)));
    Arrays.sort(wheel);
    Arrays.sort(bar);
    return new double[][] {wheel, bar};
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

  private void print(String how, double[] ours, double[] bare) {
    int half = ours.length / 2;
    int most = ours.length * 95 / 100;
    printed.value("frame, " + how + ", median", "ms", ours[half], bare[half], "", true);
    printed.value(
        "frame, " + how + ", 95 %", "ms", ours[most], bare[most], "under 16", ours[most] < 16);
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
