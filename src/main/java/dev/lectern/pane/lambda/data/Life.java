package dev.lectern.pane.lambda.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of an execution environment, real time.
 *
 * @param id its log stream; made up when it is rebuilt from REPORT lines
 * @param generation counts the changes of code and configuration, from 1
 * @param phases oldest first
 */
public record Life(
    String id,
    String version,
    int generation,
    boolean provisioned,
    int memory,
    long timeoutMillis,
    List<Phase> phases,
    End end) {

  /** What it does. */
  public enum Stage {
    WAITING,
    INIT,
    INVOKE,
    FROZEN,
    RESET
  }

  /** How a phase went wrong. */
  public enum Failure {
    NONE,
    FUNCTION,
    TIMEOUT,
    MEMORY,
    CRASH
  }

  /** Why it is no more. */
  public enum End {
    NONE,
    REPLACED,
    DELETED,
    IDLE,
    ROOM,
    RELEASED,
    FAILED,
    STOPPED
  }

  /**
   * Some of its time.
   *
   * @param to null while it lasts
   */
  public record Phase(
      Stage stage,
      Instant from,
      @Nullable Instant to,
      String requestId,
      Failure failure,
      String detail) {

    /** Its end, or now. */
    public Instant until(Instant now) {
      return to == null ? now : to;
    }

    /** Whether something is being done, rather than waited. */
    public boolean active() {
      return stage == Stage.WAITING || stage == Stage.INIT || stage == Stage.INVOKE;
    }
  }

  /** The last four characters of its id, as the console writes them. */
  public String mark() {
    return id.substring(Math.max(0, id.length() - 4));
  }
}
