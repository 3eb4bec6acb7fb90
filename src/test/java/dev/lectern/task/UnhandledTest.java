package dev.lectern.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exception that nobody catches is logged and shown; one that comes again at once is not. */
class UnhandledTest {

  private static final Logger LOG = Logger.getLogger(Unhandled.class.getName());

  private final List<UserProblem> shown = new ArrayList<>();
  private final List<Throwable> logged = new ArrayList<>();
  private long now;
  private final Unhandled unhandled = new Unhandled(shown::add, () -> now);
  private Filter before;

  @BeforeEach
  void listen() {
    before = LOG.getFilter();
    LOG.setFilter(
        entry -> {
          logged.add(entry.getThrown());
          return false;
        });
  }

  @AfterEach
  void restore() {
    LOG.setFilter(before);
  }

  @Test
  void isLoggedAndShown() {
    IllegalStateException broken = new IllegalStateException("The list is gone.");
    unhandled.uncaughtException(Thread.currentThread(), broken);
    assertThat(logged).containsExactly(broken);
    assertThat(shown).singleElement().extracting(UserProblem::why).isEqualTo("The list is gone.");
  }

  @Test
  void theSameAtEachFrameIsShownOnce() {
    IllegalStateException broken = new IllegalStateException("The list is gone.");
    for (int frame = 0; frame < 100; frame++) {
      unhandled.uncaughtException(Thread.currentThread(), broken);
      now += Duration.ofMillis(16).toNanos();
    }
    assertThat(shown).hasSize(1);
    unhandled.uncaughtException(Thread.currentThread(), new IllegalStateException("another"));
    assertThat(shown).hasSize(2);
    now += Duration.ofSeconds(6).toNanos();
    unhandled.uncaughtException(Thread.currentThread(), new IllegalStateException("another"));
    assertThat(shown).hasSize(3);
  }
}
