package dev.lectern.app;

/** Start of the program. Not an Application: JavaFX on the class path cannot start from one. */
public final class Launcher {

  private Launcher() {}

  /** Runs the command line; without a command the console opens. */
  public static void main(String... args) {
    System.exit(CommandLineMain.run(args));
  }
}
