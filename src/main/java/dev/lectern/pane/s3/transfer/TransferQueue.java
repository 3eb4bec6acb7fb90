package dev.lectern.pane.s3.transfer;

import dev.lectern.task.TaskRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Hands the steps of all jobs to a few workers: oldest job first, so that a large file does not
 * wait for ten thousand small ones that came later.
 */
final class TransferQueue {

  private final TaskRunner tasks;
  private final Deque<Job> open = new ArrayDeque<>();
  private int workers;
  private int limit;

  TransferQueue(TaskRunner tasks, int limit) {
    this.tasks = tasks;
    this.limit = limit;
  }

  /** Adds a job and starts it when there is a worker for it. */
  void add(Job job) {
    synchronized (this) {
      open.addLast(job);
    }
    job.onWake(this::pump);
    pump();
  }

  /** How many steps run at once. */
  void limit(int most) {
    synchronized (this) {
      limit = most;
    }
    pump();
  }

  /** Starts workers as long as there is something to do. */
  void pump() {
    while (true) {
      Runnable step;
      synchronized (this) {
        step = workers < limit ? next() : null;
        if (step == null) {
          return;
        }
        workers++;
      }
      start(step);
    }
  }

  private void start(Runnable first) {
    tasks.work("", progress -> work(first)).onSuccess(done -> {}).start();
  }

  private Boolean work(Runnable first) {
    try {
      for (Runnable step = first; step != null; step = following()) {
        step.run();
      }
      return true;
    } finally {
      synchronized (this) {
        workers--;
      }
      // a job may have come after this worker found nothing and before it was counted out
      pump();
    }
  }

  private synchronized @Nullable Runnable following() {
    return workers > limit ? null : next();
  }

  private @Nullable Runnable next() {
    Iterator<Job> jobs = open.iterator();
    while (jobs.hasNext()) {
      Job job = jobs.next();
      Runnable step = job.next();
      if (step != null) {
        return step;
      }
      if (job.over()) {
        jobs.remove();
      }
    }
    return null;
  }
}
