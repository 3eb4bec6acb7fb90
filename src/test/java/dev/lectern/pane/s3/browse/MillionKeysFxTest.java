package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.util.WaitForAsyncUtils;

/** The list of objects over a bucket that makes up its million keys as it is asked. */
@Isolated("it measures the memory of the whole process")
class MillionKeysFxTest extends FxTest {

  private static final int KEYS = 1_000_000;
  private static final int PAGE = 1_000;

  private final FakeDialogs dialogs = new FakeDialogs();
  private final FxTaskRunner tasks = new FxTaskRunner(dialogs::problem);
  private final Million s3 = new Million();
  private ObjectsViewModel model;
  private ObjectsController controller;
  private TableView<?> table;

  /** A page is made when it is asked for, and remembered only weakly. */
  private static final class Million extends FakeObjects {

    final List<WeakReference<List<ObjectRow>>> made = new ArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile @Nullable UserProblem refusal;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Page page(Query query, @Nullable String from) {
      asked.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new java.util.concurrent.CancellationException("interrupted");
      }
      UserProblem why = refusal;
      if (why != null) {
        throw new ProblemException(why);
      }
      int begin = from == null ? 0 : Integer.parseInt(from);
      List<ObjectRow> rows = new ArrayList<>(PAGE);
      for (int i = begin; i < begin + PAGE; i++) {
        rows.add(
            new ObjectRow(
                "key-%07d-with-a-name-of-some-length".formatted(i),
                false,
                i,
                Instant.EPOCH,
                "STANDARD",
                false));
      }
      synchronized (made) {
        made.add(new WeakReference<>(rows));
      }
      return new Page(rows, begin + PAGE < KEYS ? Integer.toString(begin + PAGE) : null);
    }

    long alive() {
      synchronized (made) {
        return made.stream().filter(page -> page.get() != null).count();
      }
    }
  }

  @BeforeEach
  void open() {
    interact(
        () -> {
          model = new ObjectsViewModel(s3, tasks);
          ObjectActions actions =
              new ObjectActions(
                  model,
                  s3,
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
          controller = new ObjectsController(model, actions);
        });
    Parent root =
        read(
            () ->
                (Parent)
                    Views.load("s3", "objects", Map.of(ObjectsController.class, () -> controller))
                        .root());
    show(root, 900, 600);
    interact(() -> model.open("big", ""));
    until(() -> model.rows().size() == PAGE);
    table = (TableView<?>) stage.getScene().lookup("#s3-objects");
  }

  @AfterEach
  void close() {
    s3.gate.countDown();
    interact(controller::close);
    tasks.close();
  }

  @Test
  void scrollsToTheEndOfAMillionKeysInFlatMemory() {
    ObservableValue<Boolean> loading = model.loadingMoreProperty();
    for (int keys = 100 * PAGE; keys <= KEYS; keys += 100 * PAGE) {
      // the end comes into view, and again as soon as it has moved
      int wanted = keys;
      ChangeListener<Boolean> follow =
          (o, before, now) -> {
            if (!now && model.rows().size() < wanted) {
              Platform.runLater(model::more);
            }
          };
      loading.addListener(follow);
      interact(() -> table.scrollTo(model.rows().size() - 1));
      untilWithin(60, () -> model.rows().size() >= wanted);
      loading.removeListener(follow);
      assertThat(aliveAfterCollection())
          .as("pages in memory after %s keys", keys)
          .isLessThanOrEqualTo(ObjectWindow.PAGES + 2);
    }
    interact(() -> table.scrollTo(KEYS - 1));
    assertThat(read(() -> model.rows().size())).isEqualTo(KEYS);
    assertThat(read(() -> model.hasMore())).isFalse();
    assertThat(read(() -> model.rows().get(KEYS - 1).key())).startsWith("key-0999999");

    // back at the top: the first page was dropped and comes again
    interact(() -> table.scrollTo(0));
    until(() -> model.rows().get(3).key().startsWith("key-0000003"));
    assertThat(s3.asked.get()).isLessThan(KEYS / PAGE + 20);

    // all cannot be chosen, and nothing is loaded by the attempt
    int before = s3.asked.get();
    interact(() -> table.requestFocus());
    robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
    until(() -> ((Label) lookup("#s3-chosen")).getText().contains("Too many"));
    assertThat(model.selection()).isEmpty();
    assertThat(s3.asked.get()).isEqualTo(before);
  }

  private void untilWithin(int seconds, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> read(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("not within " + seconds + " seconds", e);
    }
  }

  private javafx.scene.Node lookup(String id) {
    return stage.getScene().lookup(id);
  }

  private long aliveAfterCollection() {
    for (int i = 0; i < 5 && s3.alive() > ObjectWindow.PAGES + 2; i++) {
      System.gc();
    }
    return s3.alive();
  }

  @Test
  void aPageThatIsDeniedLeavesTheRowsAndARetry() {
    s3.refusal =
        new UserProblem(
            "You may not do this.",
            "No statement allows it.",
            "Ask.",
            "403 AccessDenied",
            null,
            "");
    interact(() -> table.scrollTo(PAGE - 1));
    until(() -> model.moreProblemProperty().get() != null);
    Button retry = (Button) lookup("#s3-load-more");
    assertThat(read(retry::getText)).isEqualTo("Try again");
    assertThat(read(() -> ((Label) lookup("#s3-more-problem")).getText()))
        .contains("403 AccessDenied")
        .contains("You may not do this.");
    assertThat(model.rows()).hasSize(PAGE);
    s3.refusal = null;
    interact(retry::fire);
    until(() -> model.rows().size() >= 2 * PAGE);
  }

  @Test
  void aSlowPageHoldsNothingUpAndCanBeCancelled() {
    s3.gate = new CountDownLatch(1);
    interact(() -> table.scrollTo(PAGE - 1));
    until(() -> model.loadingMoreProperty().get());
    interact(() -> table.getSelectionModel().select(PAGE - 2));
    assertThat(read(() -> model.currentProperty().get().key())).startsWith("key-0000998");
    interact(() -> model.cancel());
    s3.gate.countDown();
    until(() -> !model.loadingMoreProperty().get());
    assertThat(model.rows()).hasSize(PAGE);
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.READY);
  }

  @Test
  void allThatIsLoadedIsChosenAndSaidToBeThat() {
    interact(() -> table.requestFocus());
    robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
    until(() -> model.selection().size() >= PAGE);
    assertThat(read(() -> ((Label) lookup("#s3-chosen")).getText()))
        .startsWith("All 1,000 loaded keys are selected. S3 has more");
  }
}
