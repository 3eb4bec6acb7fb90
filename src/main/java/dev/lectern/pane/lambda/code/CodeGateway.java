package dev.lectern.pane.lambda.code;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.Progress;
import java.io.IOException;

/** The deployment package of a function. Blocking. */
public interface CodeGateway {

  /** Reads it from the link that GetFunction gives; at most 50 MB. */
  byte[] download(FunctionInfo function) throws IOException;

  /** Replaces it and waits until the new code answers (UpdateFunctionCode). */
  FunctionInfo deploy(String function, byte[] zip, Progress progress) throws InterruptedException;
}
