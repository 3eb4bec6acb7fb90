package dev.lectern.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Test;

class TurnsTest extends FxTest {

  private final List<List<String>> frames = new ArrayList<>();
  private final Turns turns = new Turns();
  private final Turns.Part a = turns.part(() -> frames.getLast().add("a"));
  private final Turns.Part b = turns.part(() -> frames.getLast().add("b"));
  private final Turns.Part c = turns.part(() -> frames.getLast().add("c"));
  private int left;

  /** All three are asked for that many frames long; then it rests for as many. */
  private void move(int steps) {
    left = 2 * steps;
    AnimationTimer moving =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frames.add(new ArrayList<>());
            if (left-- > steps) {
              a.ask();
              b.ask();
              c.ask();
            }
            if (left == 0) {
              stop();
            }
          }
        };
    interact(moving::start);
    until(() -> left == 0);
    interact(() -> {});
  }

  @Test
  void drawsAllAfterARestAndThenOneAFrame() {
    move(12);
    List<List<String>> drawn = frames.stream().filter(frame -> !frame.isEmpty()).toList();
    assertThat(drawn.getFirst()).containsExactly("a", "b", "c");
    assertThat(drawn.subList(1, drawn.size())).allSatisfy(one -> assertThat(one).hasSize(1));
    assertThat(drawn.subList(1, 10).stream().flatMap(List::stream).toList())
        .as("each in its turn")
        .containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
    assertThat(frames.subList(11, 16).stream().flatMap(List::stream).toList())
        .as("what was asked for last is drawn in the end")
        .contains("a", "b", "c");
  }

  @Test
  void drawsOnceHoweverOftenItIsAsked() {
    interact(() -> frames.add(new ArrayList<>()));
    interact(
        () -> {
          a.ask();
          a.ask();
          a.ask();
        });
    until(() -> !frames.getLast().isEmpty());
    move(1);
    assertThat(frames.getFirst()).containsExactly("a");
  }
}
