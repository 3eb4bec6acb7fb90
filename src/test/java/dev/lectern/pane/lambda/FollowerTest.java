package dev.lectern.pane.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what is shown is asked for again. */
class FollowerTest {

  private final FakeLambda lambda;
  private final List<String> again = new ArrayList<>();
  private final Later tasks = new Later();
  private final Follower follower;
  private String shown = "f";

  FollowerTest() throws Exception {
    lambda = new FakeLambda();
    follower = new Follower(lambda, tasks, () -> shown, () -> again.add(shown));
    follower.seen(true);
  }

  private void load() throws Exception {
    assertThat(follower.noting(shown, progress -> 7).run(Progress.unseen())).isEqualTo(7);
  }

  @Test
  void aChangeFromElsewhereIsFollowedOnce() throws Exception {
    tasks.pass();
    load();
    tasks.pass();
    assertThat(again).isEmpty();
    lambda.changed = "by others";
    tasks.pass();
    tasks.pass();
    tasks.pass();
    assertThat(again).containsExactly("f");
  }

  @Test
  void whoChangesItHereLoadsItThemselves() throws Exception {
    load();
    lambda.changed = "here";
    // the next look falls between the change and the loading after it
    tasks.pass();
    load();
    tasks.pass();
    tasks.pass();
    lambda.changed = "here again";
    follower.caughtUp();
    tasks.pass();
    tasks.pass();
    assertThat(again).isEmpty();
  }

  @Test
  void anotherFunctionIsNoChange() throws Exception {
    load();
    shown = "g";
    tasks.pass();
    tasks.pass();
    load();
    tasks.pass();
    assertThat(again).isEmpty();
  }

  /** Does at once what is asked, and what is for later when time passes. */
  private static final class Later implements TaskRunner {

    private final DirectTaskRunner direct = new DirectTaskRunner();
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();

    void pass() {
      later.remove().run();
    }

    @Override
    public <T> TaskBuilder<T> work(String title, Work<T> work) {
      return direct.work(title, work);
    }

    @Override
    public void onFxThread(Runnable action) {
      action.run();
    }

    @Override
    public TaskHandle later(long millis, Runnable action) {
      later.add(action);
      return direct.work("", progress -> "").start();
    }

    @Override
    public List<TaskHandle> running() {
      return List.of();
    }

    @Override
    public TaskRunner scope() {
      return this;
    }

    @Override
    public void close() {}
  }
}
