package dev.lectern.app;

import dev.lectern.lab.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;

/**
 * {@code lectern rehearse}: opens the console on an empty folder, shows every explorer once and
 * ends. An installer's build starts the program this way to learn which classes a start needs (JEP
 * 483); nothing of the user's is read or written.
 */
@Command(
    name = "rehearse",
    description = "Opens the console on an empty folder, shows every explorer, and ends.",
    hidden = true)
final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    Path empty = Files.createTempDirectory("lectern-rehearsal-");
    try {
      JavaFxLog.expectClassPath();
      Ahead.begin();
      WindowSystem.meet();
      Application.launch(ConsoleApp.class, "--data=" + empty, "--rehearse=true");
      return 0;
    } finally {
      Folders.delete(empty);
    }
  }
}
