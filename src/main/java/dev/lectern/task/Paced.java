package dev.lectern.task;

/**
 * Draws what follows something that moves. Asked once in a while it draws at once; asked again and
 * again it draws so seldom that it takes a small part of the time, however long it takes, and what
 * was asked last is drawn in the end. FX thread.
 */
public final class Paced {

  /** For each millisecond of drawing so many are left to others, who also lay it out and paint. */
  private static final int SHARE = 8;

  private static final long LONGEST_MILLIS = 250;

  private final TaskRunner tasks;
  private final Runnable draw;
  private long free = System.nanoTime();
  private boolean waiting;

  /** Draws nothing before it is asked. */
  public Paced(TaskRunner tasks, Runnable draw) {
    this.tasks = tasks;
    this.draw = draw;
  }

  /** Something has changed. */
  public void ask() {
    if (waiting) {
      return;
    }
    long left = (free - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      now();
      return;
    }
    waiting = true;
    var _ =
        tasks.later(
            Math.min(left, LONGEST_MILLIS),
            () -> {
              waiting = false;
              now();
            });
  }

  private void now() {
    long begun = System.nanoTime();
    draw.run();
    long ended = System.nanoTime();
    free = ended + Math.min((ended - begun) * SHARE, LONGEST_MILLIS * 1_000_000);
  }
}
