package dev.lectern.pane.s3.details;

import dev.lectern.problem.UserProblem;
import java.util.Optional;

/**
 * One thing that is known of an object by a call of its own; a refusal of one leaves the others as
 * they are.
 *
 * @param <T> what is loaded
 */
public sealed interface Facet<T> {

  /** Not asked for. */
  record Nothing<T>() implements Facet<T> {}

  /** On its way. */
  record Loading<T>() implements Facet<T> {}

  /** There. */
  record There<T>(T what) implements Facet<T> {}

  /** Refused or failed. */
  record Failed<T>(UserProblem problem) implements Facet<T> {}

  /** What is there, if it is. */
  default Optional<T> value() {
    return this instanceof There<T>(T what) ? Optional.of(what) : Optional.empty();
  }
}
