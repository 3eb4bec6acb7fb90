package dev.lectern.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong after an answer is told, once, however it is chained. */
class AnswerTest {

  private final List<Throwable> told = new ArrayList<>();
  private final IllegalStateException broken = new IllegalStateException("broken");
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void listen() {
    before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> told.add(failure));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setUncaughtExceptionHandler(before);
  }

  private <T> T fail() {
    throw broken;
  }

  @Test
  void whatComesAfterAnAnswerDoesNotFailInSilence() {
    Answer<Boolean> answer = new Answer<>();
    answer.thenAccept(yes -> fail());
    assertThat(told).isEmpty();
    answer.complete(true);
    assertThat(told).containsExactly(broken);
  }

  @Test
  void norBehindOtherSteps() {
    Answer.of(1).thenApply(one -> one + 1).thenAccept(two -> fail());
    Answer.of(1).thenCompose(one -> Answer.of(2)).thenRun(this::fail);
    Answer.of(1)
        .thenCompose(one -> new CompletableFuture<>().completeAsync(() -> 2, Runnable::run))
        .whenComplete((two, failure) -> fail());
    assertThat(told).containsExactly(broken, broken, broken);
  }

  @Test
  void isToldOnceAndWhatIsBehindIsNotDone() {
    List<Integer> reached = new ArrayList<>();
    Answer.of(1).<Integer>thenApply(one -> fail()).thenApply(two -> two).thenAccept(reached::add);
    Answer.of(1).<Integer>thenCompose(one -> fail()).thenAccept(reached::add);
    assertThat(told).containsExactly(broken, broken);
    assertThat(reached).isEmpty();
  }
}
