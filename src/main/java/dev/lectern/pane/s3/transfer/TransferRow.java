package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.UserProblem;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One transfer as the list shows it. FX thread. */
public final class TransferRow {

  /** Where the bytes go. */
  public enum Direction {
    UPLOAD,
    DOWNLOAD
  }

  /**
   * How far it is.
   *
   * @param done bytes that went over the wire and count
   * @param size bytes in all
   * @param speed bytes per second
   * @param problem why it failed, or why cleaning up after a cancel did
   */
  public record Status(
      Phase phase, long done, long size, double speed, @Nullable UserProblem problem) {

    /** 0 to 1. */
    public double fraction() {
      return phase == Phase.DONE ? 1 : size == 0 ? 0 : (double) done / size;
    }
  }

  /** What the user is told of the state. */
  public enum Phase {
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    boolean active() {
      return this == WAITING || this == RUNNING;
    }
  }

  private final Direction direction;
  private final String bucket;
  private final String key;
  private final Job job;
  private final Speed speed = new Speed();
  private final long expected;
  private final ReadOnlyObjectWrapper<Status> status;

  TransferRow(Direction direction, String bucket, String key, long size, Job job) {
    this.direction = direction;
    this.bucket = bucket;
    this.key = key;
    this.expected = size;
    this.job = job;
    this.status = new ReadOnlyObjectWrapper<>(new Status(Phase.WAITING, 0, size, 0, job.problem()));
  }

  /** Up or down. */
  public Direction direction() {
    return direction;
  }

  /** Its bucket. */
  public String bucket() {
    return bucket;
  }

  /** Its key. */
  public String key() {
    return key;
  }

  /** Its parts; null until it has begun. */
  public @Nullable Parts parts() {
    return job.parts();
  }

  /** How far it is; changes a few times a second. */
  public ReadOnlyObjectProperty<Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** The same at once. */
  public Status status() {
    return status.get();
  }

  Job job() {
    return job;
  }

  /** Reads the job again. */
  void update(long nanos) {
    Parts parts = job.parts();
    Phase phase = Phase.valueOf(job.state().name());
    long done = parts == null ? 0 : parts.bytes();
    if (phase == Phase.RUNNING) {
      speed.at(nanos, done);
    } else {
      speed.rest();
    }
    long size = parts == null ? expected : parts.plan().size();
    status.set(new Status(phase, done, size, speed.perSecond(), job.problem()));
  }
}
