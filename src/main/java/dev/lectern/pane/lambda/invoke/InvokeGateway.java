package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.task.Progress;
import java.util.List;

/** Invokes functions. Blocking; any thread. */
public interface InvokeGateway {

  /** Invokes; what goes wrong is in the result, so that a burst can go on (Invoke, Tail). */
  Run invoke(Request request);

  /** Aliases and versions that can be invoked, $LATEST first (ListAliases, ListVersions…). */
  List<String> qualifiers(String function);

  /**
   * Changes an environment variable, so that no environment of $LATEST is used again, and waits
   * until that is so (UpdateFunctionConfiguration).
   */
  FunctionInfo freshen(String function, Progress progress) throws InterruptedException;
}
