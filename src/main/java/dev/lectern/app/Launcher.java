package dev.lectern.app;

/** Start of the program. Not an Application: JavaFX on the class path cannot start from one. */
public final class Launcher {

  private Launcher() {}

  /** Runs the command line; without a command the console opens. */
  public static void main(String... args) {
    // The console's start does not wait for a parser of arguments that are not there.
    System.exit(args.length == 0 ? new CommandLineMain().call() : CommandLineMain.run(args));
  }
}
