package dev.lectern.bench;

import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * How long a frame takes while a list is scrolled, from the scroll to the next frame, against a
 * plain JavaFX list of as many rows and columns in the same theme. Both in turns, so that both meet
 * the same computer.
 */
public final class Scrolling {

  /** Pixels of a fast turn of the wheel. */
  private static final double WHEEL = 120;

  private static final int WARM = 150;
  private static final int FRAMES = 150;
  private static final int ROUNDS = 2;

  /**
   * A list in the window.
   *
   * @param rows how many it has
   */
  public record Shown(Scene scene, Control list, int rows) {}

  private final Consumer<Scene> stage;
  private final Table table = new Table();

  /**
   * @param stage shows a scene, and returns when it has been laid out
   */
  public Scrolling(Consumer<Scene> stage) {
    this.stage = stage;
  }

  /** Measures and prints turns of the wheel. */
  public void wheel(String what, Shown ours, Shown plain) throws InterruptedException {
    compare(what + ", wheel", ours, plain, false);
  }

  /** Measures and prints jumps, as with the scroll bar: every row of a frame is another one. */
  public void jumps(String what, Shown ours, Shown plain) throws InterruptedException {
    compare(what + ", jumps", ours, plain, true);
  }

  private void compare(String what, Shown ours, Shown plain, boolean jumps)
      throws InterruptedException {
    run(ours, WARM, jumps);
    run(plain, WARM, jumps);
    Frames our = run(ours, FRAMES, jumps);
    Frames bare = run(plain, FRAMES, jumps);
    for (int round = 1; round < ROUNDS; round++) {
      our = our.and(run(ours, FRAMES, jumps));
      bare = bare.and(run(plain, FRAMES, jumps));
    }
    double frame = our.wall(0.95);
    table.value("frame, " + what + ", 95 %", "ms", frame, bare.wall(0.95), "under 16", frame < 16);
    table.value("  median", "ms", our.wall(0.5), bare.wall(0.5), "", true);
    double used = our.processor(0.95);
    table.value("  processor time, 95 %", "ms", used, bare.processor(0.95), "under 16", used < 16);
  }

  private Frames run(Shown shown, int count, boolean jumps) throws InterruptedException {
    stage.accept(shown.scene());
    VirtualFlow<?> flow = (VirtualFlow<?>) shown.list().lookup(".virtual-flow");
    Random random = new Random(1);
    Turn turn = new Turn(flow);
    return Frames.run(count, jumps ? () -> jump(shown, random.nextInt(shown.rows())) : turn);
  }

  private static void jump(Shown shown, int row) {
    switch (shown.list()) {
      case TableView<?> table -> table.scrollTo(row);
      case ListView<?> list -> list.scrollTo(row);
      default -> throw new IllegalArgumentException("not a list: " + shown.list());
    }
  }

  /** Down to the end of the list, then up again. */
  private static final class Turn implements Runnable {

    private final VirtualFlow<?> flow;
    private double by = WHEEL;

    Turn(VirtualFlow<?> flow) {
      this.flow = flow;
    }

    @Override
    public void run() {
      if (flow.scrollPixels(by) == 0) {
        by = -by;
      }
    }
  }
}
