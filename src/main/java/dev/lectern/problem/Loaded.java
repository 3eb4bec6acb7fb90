package dev.lectern.problem;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Part of what is shown, loaded by its own call: a refusal of one part leaves the others as they
 * are.
 *
 * @param <T> what is loaded
 */
public sealed interface Loaded<T> {

  /** It is there. */
  record Value<T>(T value) implements Loaded<T> {}

  /** Its call failed. */
  record Failed<T>(UserProblem problem) implements Loaded<T> {}

  /** Makes the call; only a cancellation gets through. */
  static <T> Loaded<T> of(Callable<T> call) {
    try {
      return new Value<>(call.call());
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) {
      return new Failed<>(Problems.of(e));
    }
  }

  /** Either of two readings. */
  default <R> R fold(Function<T, R> there, Function<UserProblem, R> failed) {
    return switch (this) {
      case Value<T>(T value) -> there.apply(value);
      case Failed<T>(UserProblem problem) -> failed.apply(problem);
    };
  }
}
