package dev.lectern.pane.author;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabBench;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The labs that can be edited. Every method may wait for the disk. */
public interface EditDesk {

  /** Folders of labs, those that cannot be loaded too. */
  List<Path> folders() throws IOException;

  /** Reads, checks and saves. */
  LabBench bench();

  /**
   * Proves a lab on a sandbox of its own.
   *
   * @return what is not proven, a sentence each; none when all is
   */
  List<String> prove(Lab lab, Progress progress) throws IOException, InterruptedException;
}
