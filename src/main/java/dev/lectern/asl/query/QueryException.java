package dev.lectern.asl.query;

import org.jspecify.annotations.Nullable;

/** A value that cannot be found or worked out while a state runs. The message is AWS's cause. */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;
  private final @Nullable String location;

  private QueryException(String error, String cause, @Nullable String location) {
    super(cause, null, false, false);
    this.error = error;
    this.location = location;
  }

  /** A JSONPath or an intrinsic function failed: nothing catches it. */
  public static QueryException runtime(String cause) {
    return new QueryException("States.Runtime", cause, null);
  }

  /** A JSONata expression failed, or gave what its field cannot take. */
  public static QueryException evaluation(String cause, String location) {
    return new QueryException("States.QueryEvaluationError", cause, location);
  }

  /** AWS's error name. */
  public String error() {
    return error;
  }

  /** What went wrong, a sentence. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** The field of a JSONata expression, for example {@code Output/total}; null for JSONPath. */
  public @Nullable String location() {
    return location;
  }
}
