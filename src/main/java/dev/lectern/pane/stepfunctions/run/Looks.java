package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;

/** Word, sign and colour of how things stand: never one of them alone. */
final class Looks {

  private Looks() {}

  /** Style class of a node, a bar or a dot. */
  static String style(Status status) {
    return switch (status) {
      case FAILED -> "failed";
      case ERRED, CAUGHT -> "caught";
      case RUNNING -> "running";
      case WAITING -> "waiting";
      case SUCCEEDED -> "succeeded";
      case ABORTED -> "aborted";
      case NOT_REACHED -> "unreached";
    };
  }

  /** Its sign. */
  static String icon(Status status) {
    return switch (status) {
      case FAILED -> "fth-x";
      case ERRED -> "fth-rotate-cw";
      case RUNNING -> "fth-play";
      case WAITING -> "fth-clock";
      case CAUGHT -> "fth-corner-up-left";
      case SUCCEEDED -> "fth-check";
      case ABORTED -> "fth-slash";
      case NOT_REACHED -> "";
    };
  }

  /** Its word. */
  static String word(Texts texts, Status status) {
    return texts.get("status." + status.name().toLowerCase(Locale.ROOT));
  }

  /** What a chip with its word means. */
  static Tone tone(Status status) {
    return switch (status) {
      case FAILED -> Tone.DANGER;
      case ERRED, CAUGHT -> Tone.WARNING;
      case RUNNING, WAITING -> Tone.ACCENT;
      case SUCCEEDED -> Tone.SUCCESS;
      case ABORTED -> Tone.NEUTRAL;
      case NOT_REACHED -> Tone.DASHED;
    };
  }

  /** What a chip with an execution's status means. */
  static Tone execution(String status) {
    return switch (status) {
      case "RUNNING", "PENDING_REDRIVE" -> Tone.ACCENT;
      case "SUCCEEDED" -> Tone.SUCCESS;
      case "ABORTED" -> Tone.NEUTRAL;
      default -> Tone.DANGER;
    };
  }
}
