package dev.lectern.task;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Draws the parts of a view that follow something that moves. After a rest whatever was asked for
 * is drawn with the next frame, all of it. While it goes on moving one part is drawn a frame, each
 * in its turn, so that a frame takes as long as the slowest part and not as all together; what was
 * asked for last is drawn in the end. A part that draws slowly has its turn more seldom. FX thread.
 */
public final class Turns {

  /** After so many frames, an eighth of a second, without anything to draw it rests. */
  private static final int REST = 8;

  /** For each millisecond of drawing so many are left to others, who also lay it out and paint. */
  private static final int SHARE = 8;

  private static final long LONGEST_NANOS = 250_000_000;

  private final List<Part> parts = new ArrayList<>();
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          frame();
        }
      };
  private boolean moving;
  private boolean begun;
  private int idle;

  /** Nothing to draw yet. */
  public Turns() {}

  /** Something that is drawn when it is asked for. */
  public Part part(Runnable draw) {
    Part part = new Part(draw);
    parts.add(part);
    return part;
  }

  private void frame() {
    List<Part> wanted = parts.stream().filter(part -> part.wanted).toList();
    idle = wanted.isEmpty() ? idle + 1 : 0;
    if (begun) {
      begun = false;
      wanted.forEach(Part::now);
    } else if (idle == REST) {
      moving = false;
      frames.stop();
    } else {
      wanted.stream().filter(Part::free).findFirst().ifPresent(this::turn);
    }
  }

  private void turn(Part part) {
    part.now();
    // to the end of the line
    parts.remove(part);
    parts.add(part);
  }

  /** One of the parts. */
  public final class Part {

    private final Runnable draw;
    private boolean wanted;
    private long free = System.nanoTime();

    private Part(Runnable draw) {
      this.draw = draw;
    }

    /** What it shows has changed. */
    public void ask() {
      wanted = true;
      if (!moving) {
        moving = true;
        begun = true;
        idle = 0;
        frames.start();
      }
    }

    private boolean free() {
      return free <= System.nanoTime();
    }

    private void now() {
      wanted = false;
      long start = System.nanoTime();
      draw.run();
      long end = System.nanoTime();
      free = end + Math.min((end - start) * SHARE, LONGEST_NANOS);
    }
  }
}
