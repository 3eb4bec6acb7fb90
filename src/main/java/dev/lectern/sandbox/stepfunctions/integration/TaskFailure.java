package dev.lectern.sandbox.stepfunctions.integration;

/** A task that failed, with the error and cause that its state sees. */
final class TaskFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String error;

  TaskFailure(String error, String cause) {
    super(cause, null, false, false);
    this.error = error;
  }

  String error() {
    return error;
  }

  String cause() {
    return String.valueOf(getMessage());
  }
}
