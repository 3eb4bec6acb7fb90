package dev.lectern.app;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.store.StoreLockedException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What keeps the console from starting, in words for the user. */
final class StartProblems {

  private StartProblems() {}

  /** Why the sandbox did not start. */
  static UserProblem sandbox(Throwable failure, Path data) {
    return switch (failure) {
      case StoreLockedException e ->
          UserProblem.of(
              "Lectern is open already.",
              "Another program works with the data in " + data + ".",
              "Go to the other window, or close it and try again. To work beside it, start with"
                  + " --data and another folder.");
      case BindException e ->
          UserProblem.of(
              "The sandbox found no port.",
              "No port on 127.0.0.1 can be opened: " + e.getMessage() + ".",
              "Check the firewall and the security software of this computer, then try again.");
      case AccessDeniedException e -> unwritable(e.getFile());
      case FileSystemException e -> unwritable(data + ": " + e.getMessage());
      default -> {
        UserProblem plain = Problems.of(failure);
        yield new UserProblem(
            "The sandbox did not start.",
            plain.why(),
            "Try again. If it stays, start with --data and an empty folder: the data in "
                + data
                + " is not touched by that.",
            plain.code(),
            plain.requestId(),
            failure.toString());
      }
    };
  }

  private static UserProblem unwritable(String what) {
    return UserProblem.of(
        "The data folder cannot be used.",
        "Lectern may not write " + what + ".",
        "Make the folder writable and check that the disk has room, or start with --data and"
            + " another folder.");
  }

  /** Why there is no window; for the terminal. */
  static String window(Throwable failure) {
    StringBuilder chain = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      chain.append(cause).append('\n');
    }
    String text = chain.toString();
    if (text.contains("Unable to open DISPLAY")) {
      return """
          lectern: there is no display, so no window can be opened.
          Start it in a desktop session, or set DISPLAY to a running X server.
          Without a display, 'sandbox' runs the sandbox in the terminal.""";
    }
    if (text.contains("glass GTK") || text.contains("libgtk") || text.contains("libgdk")) {
      return """
          lectern: GTK 3 is missing, so no window can be opened.
          Debian and Ubuntu: sudo apt-get install libgtk-3-0
          Fedora: sudo dnf install gtk3""";
    }
    return "lectern: the window could not be opened.\n" + text.strip();
  }
}
