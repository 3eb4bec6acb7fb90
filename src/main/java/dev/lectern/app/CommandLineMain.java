package dev.lectern.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's command line. */
@Command(
    name = "lectern",
    description = "Opens the console; with a command, works in the terminal.",
    mixinStandardHelpOptions = true,
    subcommands = SandboxCommand.class)
final class CommandLineMain implements Runnable {

  static int run(String... args) {
    return new CommandLine(new CommandLineMain()).execute(args);
  }

  @Override
  public void run() {}
}
