package dev.lectern.pane.lambda.sweep;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.Progress;

/** Changes the memory of a function. Blocking; failures are the SDK's exceptions. */
public interface SweepGateway {

  /** Sets the memory in megabytes and waits until it holds (UpdateFunctionConfiguration). */
  FunctionInfo memory(String function, int megabytes, Progress progress)
      throws InterruptedException;
}
