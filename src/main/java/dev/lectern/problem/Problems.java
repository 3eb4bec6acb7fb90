package dev.lectern.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Turns any exception into words for the user. */
public final class Problems {

  private Problems() {}

  /** The problem that an exception stands for. */
  public static UserProblem of(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case SdkServiceException e -> SdkProblems.answered(e);
      case SdkClientException e when carried(e) instanceof ProblemException known ->
          known.problem();
      case SdkClientException e -> SdkProblems.unanswered(e);
      case CompletionException e when e.getCause() != null -> of(e.getCause());
      case ExecutionException e when e.getCause() != null -> of(e.getCause());
      case NoSuchFileException e ->
          file(
              "The file is not there.",
              e.getFile() + " does not exist.",
              "Choose another file.",
              e);
      case AccessDeniedException e ->
          file(
              "The file cannot be opened.",
              "You may not use " + e.getFile() + ".",
              "Check its permissions.",
              e);
      case FileAlreadyExistsException e ->
          file("The file is already there.", e.getFile() + " exists.", "Choose another name.", e);
      case IOException e ->
          file(
              "Reading or writing failed.",
              message(e),
              "Check the disk and the connection, then try again.",
              e);
      case IllegalArgumentException e when ofSdk(e) ->
          file(
              "The request was not sent.",
              "The AWS SDK refuses it: " + message(e) + (message(e).endsWith(".") ? "" : "."),
              "Change what it names, then try again.",
              e);
      default ->
          file(
              "Something unexpected happened.",
              message(failure),
              "Try again; if it stays, report it with the details.",
              failure);
    };
  }

  /** Whether the SDK itself found fault with what it was given. */
  private static boolean ofSdk(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("software.amazon.awssdk.");
  }

  private static @Nullable Throwable carried(Throwable failure) {
    Throwable cause = failure.getCause();
    while (cause != null && !(cause instanceof ProblemException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static UserProblem file(String title, String why, String remedy, Throwable failure) {
    return new UserProblem(title, why, remedy, null, null, failure.toString());
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
