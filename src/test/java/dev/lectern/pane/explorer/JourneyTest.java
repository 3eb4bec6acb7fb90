package dev.lectern.pane.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JourneyTest {

  /** {@code resource/page#row}. */
  private record Spot(String text) implements Place {

    @Override
    public String resource() {
      return text.split("[/#]", 2)[0];
    }

    @Override
    public String page() {
      return text.split("#", 2)[0];
    }
  }

  private final Journey<Spot> journey = new Journey<>(Spot::new);
  private final List<String> asked = new ArrayList<>();
  private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);

  @BeforeEach
  void travel() {
    journey.by(
        journey::at,
        () -> {
          asked.add(journey.place().text());
          return answer;
        });
  }

  private String here() {
    return journey.place().text();
  }

  @Test
  void goesBackAndForwardAsABrowserDoes() {
    journey.go("a");
    journey.go("a/x");
    journey.go("b");
    assertThat(journey.forwardProperty().get()).isFalse();
    journey.back();
    assertThat(here()).isEqualTo("a/x");
    journey.back();
    journey.forward();
    assertThat(here()).isEqualTo("a/x");
    journey.go("c");
    assertThat(journey.forwardProperty().get()).isFalse();
    journey.back();
    journey.back();
    journey.back();
    assertThat(here()).isEmpty();
    assertThat(journey.backProperty().get()).isFalse();
    journey.back();
    assertThat(here()).isEmpty();
  }

  @Test
  void anotherRowOfThePageIsNoStepButIsComeBackTo() {
    journey.go("a");
    journey.at(new Spot("a#1"));
    journey.at(new Spot("a#2"));
    journey.go("b");
    journey.back();
    assertThat(here()).isEqualTo("a#2");
    journey.back();
    assertThat(here()).isEmpty();
  }

  @Test
  void onlyLeavingAResourceIsAskedAbout() {
    journey.go("a");
    asked.clear();
    journey.go("a/x");
    journey.up();
    assertThat(asked).containsExactly("a/x");
  }

  @Test
  void whoStaysIsWhereSheWasWithAllSteps() {
    journey.go("a");
    journey.go("b");
    answer = CompletableFuture.completedFuture(false);
    journey.back();
    journey.go("c");
    assertThat(here()).isEqualTo("b");
    answer = CompletableFuture.completedFuture(true);
    journey.back();
    assertThat(here()).isEqualTo("a");
    journey.forward();
    assertThat(here()).isEqualTo("b");
  }

  @Test
  void noStepLeadsToWhatIsGone() {
    for (String place : List.of("a", "a/x", "b", "", "a", "b", "c")) {
      journey.go(place);
    }
    journey.back();
    journey.forget("a");
    assertThat(here()).isEqualTo("b");
    journey.back();
    assertThat(here()).isEmpty();
    journey.back();
    assertThat(here()).isEqualTo("b");
    journey.back();
    assertThat(here()).isEmpty();
    assertThat(journey.backProperty().get()).isFalse();
    journey.forward();
    journey.forward();
    journey.forward();
    journey.forward();
    assertThat(here()).isEqualTo("c");
  }

  @Test
  void theFirstOfManyStepsAreForgotten() {
    for (int i = 0; i < 500; i++) {
      journey.go("r" + i);
    }
    int steps = 0;
    while (journey.backProperty().get()) {
      journey.back();
      steps++;
    }
    assertThat(steps).isEqualTo(99);
  }
}
