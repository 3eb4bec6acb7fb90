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
   * Lets no environment of $LATEST be used again, and waits until that is so: any change of the
   * configuration does it (UpdateFunctionConfiguration: "When you update a function, Lambda
   * provisions an instance of the function"). Afterwards the configuration is what it was, also
   * when the user cancels.
   */
  FunctionInfo freshen(String function, Progress progress) throws InterruptedException;
}
