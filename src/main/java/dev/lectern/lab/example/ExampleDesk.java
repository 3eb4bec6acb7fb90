package dev.lectern.lab.example;

import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Watches an author do a lab, and makes a lab of it. Every method but {@link #prefix} may wait for
 * AWS or the disk: never call it on the FX thread.
 */
public interface ExampleDesk extends AutoCloseable {

  /** What the names of everything that belongs to the lab begin with: {@code dv-7f3a-}. */
  String prefix();

  /**
   * Watches from now on; what was watched before is forgotten.
   *
   * @throws dev.lectern.problem.ProblemException when the session is none of the sandbox
   */
  void begin() throws IOException;

  /** What was done since {@link #begin}, or the mark before, and what it changed. */
  Recorded mark(Progress progress) throws IOException, InterruptedException;

  /**
   * Writes the lab's folder and reads it again.
   *
   * @throws dev.lectern.lab.LabException with everything that is wrong with it
   */
  Path write(Draft draft) throws IOException, dev.lectern.lab.LabException;

  /** Proves it on a sandbox of its own; sentences about what is not proven, none when all is. */
  List<String> prove(Path folder, Progress progress) throws IOException, InterruptedException;

  /** Account and Region where it is done. */
  Place place();

  /** An account and a Region. */
  record Place(String account, String region) {}

  /** Watches no more. */
  @Override
  void close();
}
