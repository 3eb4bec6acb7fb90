package dev.lectern.sandbox.lambda.run;

import java.io.IOException;
import java.nio.file.Path;

/** Knows how to start a function. */
@FunctionalInterface
public interface Launcher {

  /**
   * How to start it.
   *
   * @param logStream name of the environment's log stream
   * @param scratch the environment's own folder, its {@code /tmp}
   * @throws MissingRuntimeException when this computer has nothing to run it with
   */
  LaunchPlan plan(EnvironmentSpec spec, String logStream, Path scratch) throws IOException;
}
