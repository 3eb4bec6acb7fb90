package dev.lectern.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollerTest {

  private final List<Integer> answers = new ArrayList<>();
  private final Poller<Integer> poller =
      new Poller<>(
          new DirectTaskRunner(),
          () -> answers.size() == 5 ? null : progress -> answers.size(),
          answers::add,
          () -> answers.size() % 3 == 0 ? Poller.NEVER : 1);

  @Test
  void itAsksOnlyWhileSomebodyLooksAndThereIsSomethingToAsk() {
    poller.ask();
    assertThat(answers).isEmpty();
    poller.seen(true);
    assertThat(answers).containsExactly(0, 1, 2);
    poller.ask();
    assertThat(answers).containsExactly(0, 1, 2, 3, 4);
    poller.seen(false);
    poller.ask();
    assertThat(answers).hasSize(5);
  }
}
