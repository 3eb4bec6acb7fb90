package dev.lectern.pane.s3.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.buckets.BucketsGateway.Contents;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BucketsFxTest extends FxTest {

  private final FakeBuckets s3 = new FakeBuckets();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final FxTaskRunner tasks = new FxTaskRunner(dialogs::problem);
  private BucketsViewModel model;
  private BucketActions actions;

  private void open() {
    open(900);
  }

  private void open(double width) {
    interact(
        () -> {
          model = new BucketsViewModel(s3, tasks);
          actions = new BucketActions(model, s3, tasks, dialogs, dialogs);
        });
    Parent root =
        read(
            () ->
                (Parent)
                    Views.load(
                            "s3",
                            "buckets",
                            Map.of(
                                BucketsController.class,
                                () ->
                                    new BucketsController(
                                        model, actions, dialogs, "us-east-1", bucket -> {})))
                        .root());
    show(root, width, 500);
    interact(model::refresh);
    until(() -> model.stateProperty().get() == BucketsViewModel.State.READY);
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  @Test
  void emptyingAHundredThousandVersionsShowsHowFarItIsAndStopsWhenToldTo() {
    s3.add("full");
    s3.contents = new Contents(90_000, 10_000, 0, false);
    CountDownLatch half = new CountDownLatch(1);
    s3.emptying =
        progress -> {
          for (long gone = 1_000; gone <= 100_000; gone += 1_000) {
            progress.check();
            progress.update(gone, -1);
            if (gone == 50_000) {
              waitFor(half);
            }
          }
        };
    open();
    interact(() -> actions.empty(model.rows().getFirst().name()));
    until(() -> node("#s3-emptying-text", Label.class).getText().contains("50,000 of 100,000"));
    assertThat(read(() -> node("#s3-emptying-bar", ProgressBar.class).getProgress()))
        .isEqualTo(0.5);
    assertThat(dialogs.asked.getFirst().sentence()).contains("90,000 versions");
    assertThat(read(actions::unfinished)).singleElement().asString().startsWith("Emptying ");
    assertThat(read(() -> node("#s3-empty-bucket", Button.class).isDisabled())).isTrue();
    interact(() -> node("#s3-emptying-stop", Button.class).fire());
    until(() -> actions.busyProperty().get() == null);
    assertThat(dialogs.toasts).containsExactly("Emptying full was stopped");
    half.countDown();
  }

  @Test
  void inANarrowPaneNamesComeFirst() {
    s3.add("lectern-sample-with-a-long-name");
    open();
    TableView<?> table = node("#s3-buckets", TableView.class);
    assertThat(read(() -> table.getVisibleLeafColumns().size())).isEqualTo(5);
    open(460);
    TableView<?> narrow = node("#s3-buckets", TableView.class);
    until(() -> narrow.getVisibleLeafColumns().size() == 3);
    assertThat(read(() -> narrow.getVisibleLeafColumns().getFirst().getWidth()))
        .isGreaterThanOrEqualTo(160);
    for (String button : List.of("#s3-create-bucket", "#s3-empty-bucket", "#s3-delete-bucket")) {
      Button one = node(button, Button.class);
      assertThat(read(() -> one.getWidth() >= one.prefWidth(-1) - 1)).as(button).isTrue();
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new java.util.concurrent.CancellationException("interrupted");
    }
  }

  @Test
  void onlyWhatIsDeniedIsSaidToBeDenied() {
    s3.add("one");
    for (UserProblem why :
        List.of(
            new UserProblem("The service failed.", "Why.", "What.", "503 SlowDown", null, ""),
            new UserProblem("You may not.", "Why.", "What.", "403 AccessDenied", null, ""))) {
      s3.problem = why;
      open();
      until(() -> model.facts().containsKey("one"));
      TableView<?> table = node("#s3-buckets", TableView.class);
      until(
          () ->
              table.lookupAll(".text-muted").stream()
                  .map(found -> ((Label) found).getText())
                  .toList()
                  .equals(
                      why.denied()
                          ? List.of("not allowed to ask", "not allowed to ask")
                          : List.of("could not be asked", "could not be asked")));
    }
  }

  @Test
  void theListIsFilteredAndKeepsWhatIsChosen() {
    for (String name : List.of("one", "two", "three")) {
      s3.add(name);
    }
    open();
    TableView<?> table = node("s3-buckets");
    TextField filter = node("s3-bucket-filter");
    interact(() -> table.getSelectionModel().select(2));
    interact(() -> filter.setText("T"));
    assertThat(read(() -> List.copyOf(table.getItems()))).hasSize(2);
    assertThat(read(() -> model.chosenProperty().get())).isEqualTo("three");
    interact(() -> s3.buckets.removeFirst());
    interact(model::refresh);
    until(() -> model.count() == 2);
    assertThat(read(() -> table.getSelectionModel().getSelectedIndex())).isEqualTo(1);
    interact(() -> filter.setText("nobody"));
    until(() -> node("state-s3-buckets-clear-filter") != null);
    interact(() -> ((Button) node("state-s3-buckets-clear-filter")).fire());
    assertThat(read(() -> List.copyOf(table.getItems()))).hasSize(2);
    interact(
        () -> actions.create(new NewBucket("new", "us-east-1", false, false)).begin(end -> {}));
    until(() -> table.getSelectionModel().getSelectedIndex() == 2);
  }

  @SuppressWarnings("unchecked")
  private <T> T node(String id) {
    return (T) stage.getScene().lookup("#" + id);
  }
}
