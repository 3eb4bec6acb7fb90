package dev.lectern.app;

import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.ResultsFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's command line; without a command the console opens. */
@Command(
    name = "lectern",
    description = "Opens the console; with a command, works in the terminal.",
    mixinStandardHelpOptions = true,
    subcommands = {SandboxCommand.class, LabCommand.class, KitCommand.class, RehearseCommand.class})
final class CommandLineMain implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder that keeps everything (default: LECTERN_HOME, else the system's folder for"
              + " application data).")
  private @Nullable Path data;

  /** A class kit, or a student's results, alone is what a double click on one passes. */
  static int run(String... args) {
    boolean file =
        args.length == 1 && (args[0].endsWith(Kit.SUFFIX) || args[0].endsWith(ResultsFile.SUFFIX));
    String[] all = file ? new String[] {"kit", args[0]} : args;
    return new CommandLine(new CommandLineMain()).execute(all);
  }

  /** The folder that the console works in. */
  DataHome home() {
    return DataHome.find(data);
  }

  @Override
  public Integer call() {
    String[] arguments = data == null ? new String[0] : new String[] {"--data=" + data};
    if (FrontDoor.knock(DataHome.find(data))) {
      return 0;
    }
    JavaFxLog.expectClassPath();
    Ahead.begin();
    try {
      Application.launch(ConsoleApp.class, arguments);
      return 0;
    } catch (RuntimeException | LinkageError e) {
      System.err.println(StartProblems.window(e));
      return 1;
    }
  }
}
