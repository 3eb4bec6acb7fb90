package dev.lectern.pane.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.concept.Drill;
import dev.lectern.pane.concepts.DrillViewModel.State;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The first answer counts, every kind comes, and the arithmetic is there afterwards. */
class DrillViewModelTest {

  private final DrillViewModel model = new DrillViewModel(new Random(3));

  @Test
  void theFirstNumberCounts() {
    model.begin(7);
    model.check("many");
    assertThat(model.state()).isEqualTo(State.NO_NUMBER);
    assertThat(model.tried()).isZero();
    model.check(String.valueOf(answer() + 1));
    assertThat(model.state()).isEqualTo(State.WRONG);
    model.check(String.valueOf(answer()));
    assertThat(model.state()).isEqualTo(State.RIGHT);
    assertThat(model.right()).isZero();
    assertThat(model.tried()).isEqualTo(1);
    model.next();
    model.check(String.valueOf(answer()));
    assertThat(model.right()).isEqualTo(1);
    model.next();
    model.show();
    model.check(String.valueOf(answer()));
    assertThat(model.state()).isEqualTo(State.SHOWN);
    assertThat(model.right()).isEqualTo(1);
    assertThat(model.tried()).isEqualTo(3);
  }

  @Test
  void everyKindComesBeforeOneComesAgain() {
    model.begin(8);
    Set<Drill.Kind> kinds = EnumSet.noneOf(Drill.Kind.class);
    for (int i = 0; i < Drill.kinds(8).size(); i++) {
      kinds.add(Objects.requireNonNull(model.drill()).kind());
      model.next();
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(Drill.kinds(8));
    model.begin(5);
    assertThat(model.drill()).isNull();
  }

  @Test
  void numbersAreReadAsTheyAreWritten() {
    assertThat(DrillViewModel.number("1,250").getAsDouble()).isEqualTo(1250);
    assertThat(DrillViewModel.number(" 12,5 ").getAsDouble()).isEqualTo(12.5);
    assertThat(DrillViewModel.number(".5").getAsDouble()).isEqualTo(0.5);
    assertThat(DrillViewModel.number("")).isEmpty();
    assertThat(DrillViewModel.number("-1")).isEmpty();
  }

  private double answer() {
    return Objects.requireNonNull(model.drill()).answer();
  }
}
