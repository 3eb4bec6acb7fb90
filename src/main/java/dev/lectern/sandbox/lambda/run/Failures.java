package dev.lectern.sandbox.lambda.run;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;

/** Lambda's own words for what ended a function's process. */
final class Failures {

  private Failures() {}

  /** An error object as a function's caller gets it. */
  static byte[] body(String type, String message) {
    return Json.object()
        .put("errorType", type)
        .put("errorMessage", message)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The same about one invocation. */
  static byte[] body(String type, Invocation invocation, String what) {
    return body(type, "RequestId: " + invocation.requestId() + " Error: " + what);
  }

  /** An answer that is larger than an answer may be. */
  static byte[] tooLarge() {
    return body(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size ("
            + RuntimeApi.LARGEST_RESPONSE
            + " bytes).");
  }

  /** A handler's own exception leaves no mark in REPORT; the runtime's own errors do. */
  static boolean inReport(String type) {
    return type.startsWith("Runtime.") || type.startsWith("Sandbox.");
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The process was killed for its memory. */
  static String killed() {
    return exit(137);
  }

  /** The process ended with this status. */
  static String exit(int code) {
    return switch (code) {
      case 0 -> "Runtime exited without providing a reason";
      case 137 -> "Runtime exited with error: signal: killed";
      case 134 -> "Runtime exited with error: signal: aborted";
      case 139 -> "Runtime exited with error: signal: segmentation fault";
      default -> "Runtime exited with error: exit status " + code;
    };
  }
}
