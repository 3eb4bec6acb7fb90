package dev.lectern.pane.explorer;

import dev.lectern.problem.UserProblem;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * How an explorer knows the resources that it goes into.
 *
 * @param describe asks for the resource at a place; may block
 * @param settled false while it is being changed: then it is asked for again
 * @param missing AWS's error code when there is no such resource, for example {@code
 *     ResourceNotFoundException}
 * @param tab the same place in another tab
 * @param <P> the explorer's places
 * @param <R> a resource as it is described
 */
public record Resources<P extends Place, R>(
    Describe<P, R> describe, Predicate<R> settled, String missing, BiFunction<P, String, P> tab) {

  /** Asks for the resource at a place; may block. */
  @FunctionalInterface
  public interface Describe<P, R> {
    R at(P place) throws Exception;
  }

  /** Whether this is AWS's word that there is no such resource. */
  boolean missing(UserProblem problem) {
    return problem.code() != null && problem.code().endsWith(missing);
  }
}
