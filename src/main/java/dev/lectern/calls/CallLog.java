package dev.lectern.calls;

import java.util.List;
import java.util.function.Consumer;

/** The calls that were made, newest last, up to a bound. Safe for any thread. */
public interface CallLog {

  /** A copy of what is kept. */
  List<ApiCall> calls();

  /** The highest sequence number so far; 0 when nothing was called. */
  long lastSequence();

  /** Calls the listener on the calling thread after every further call; close to stop. */
  AutoCloseable onCall(Consumer<ApiCall> listener);

  /** Forgets what is kept; sequence numbers go on. */
  void clear();
}
