package dev.lectern.ui.dialog;

import dev.lectern.task.Unhandled;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the user will have answered. A plain future keeps an exception of what comes after it to
 * itself, so that a click would do nothing and nobody would know why; here it goes the way of every
 * other exception of its thread: to the problem display and the log. FX thread.
 *
 * @param <T> the answer
 */
public final class Answer<T> extends CompletableFuture<T> {

  /** An answer that is awaited. */
  public Answer() {}

  /** An answer that is there already. */
  public static <T> Answer<T> of(T value) {
    Answer<T> answer = new Answer<>();
    answer.complete(value);
    return answer;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Answer<>();
  }

  @Override
  public CompletableFuture<Void> thenAccept(Consumer<? super T> action) {
    return super.thenAccept(value -> told(() -> action.accept(value)));
  }

  @Override
  public CompletableFuture<Void> thenRun(Runnable action) {
    return super.thenRun(() -> told(action));
  }

  @Override
  public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> step) {
    return super.thenApply(value -> told(() -> step.apply(value)));
  }

  @Override
  public <U> CompletableFuture<U> thenCompose(
      Function<? super T, ? extends CompletionStage<U>> step) {
    return super.thenCompose(value -> told(() -> step.apply(value)));
  }

  @Override
  public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
    return super.whenComplete((value, failure) -> told(() -> action.accept(value, failure)));
  }

  private static void told(Runnable action) {
    told(
        () -> {
          action.run();
          return true;
        });
  }

  /** Tells what goes wrong where it goes wrong: what is chained behind only hears of it. */
  private static <U> U told(Supplier<U> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error failure) {
      Unhandled.tell(failure);
      throw failure;
    }
  }
}
