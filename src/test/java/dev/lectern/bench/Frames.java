package dev.lectern.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Frames one after the other, each with a step of scrolling, with a pulse that does not wait for
 * the screen. Besides the time of a frame, which also depends on what else the computer does, it
 * tells the processor time that a frame took: the FX thread's for cells, CSS and layout, and the
 * painting thread's.
 */
public final class Frames {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] wall;
  private final double[] processor;

  private Frames(double[] wall, double[] processor) {
    this.wall = wall;
    this.processor = processor;
  }

  /** Must be called before the toolkit starts: frames then follow each other at once. */
  public static void atFullSpeed() {
    System.setProperty("javafx.animation.fullspeed", "true");
  }

  /** Runs that many frames; not on the FX thread. */
  public static Frames run(int count, Runnable step) throws InterruptedException {
    double[] wall = new double[count];
    double[] processor = new double[count];
    long painting = paintingThread();
    CountDownLatch done = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          private int frame = -1;
          private long before;
          private long usedBefore;

          @Override
          public void handle(long pulse) {
            long now = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime() + THREADS.getThreadCpuTime(painting);
            if (frame >= 0) {
              wall[frame] = (now - before) / 1e6;
              processor[frame] = (used - usedBefore) / 1e6;
            }
            frame++;
            before = now;
            usedBefore = used;
            if (frame == count) {
              stop();
              done.countDown();
            } else {
              step.run();
            }
          }
        };
    Platform.runLater(timer::start);
    if (!done.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no frames");
    }
    Arrays.sort(wall);
    Arrays.sort(processor);
    return new Frames(wall, processor);
  }

  private static long paintingThread() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
        .mapToLong(ThreadInfo::getThreadId)
        .findFirst()
        .orElseThrow();
  }

  /** All frames of both. */
  Frames and(Frames other) {
    return new Frames(together(wall, other.wall), together(processor, other.processor));
  }

  private static double[] together(double[] some, double[] others) {
    double[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    Arrays.sort(all);
    return all;
  }

  /** Milliseconds within which that share of the frames was done. */
  public double wall(double share) {
    return wall[(int) ((wall.length - 1) * share)];
  }

  /** Milliseconds of processor time within which that share was done. */
  public double processor(double share) {
    return processor[(int) ((processor.length - 1) * share)];
  }
}
