package dev.lectern.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.Loaded;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import dev.lectern.ui.list.ListViewModel.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListViewModelTest {

  private final List<String> names = new ArrayList<>(List.of("Alpha", "beta", "gamma"));
  private final List<String> asked = new ArrayList<>();
  private boolean down;
  private final ListViewModel<String, Integer> model =
      new ListViewModel<>(
          new ListViewModel.Source<>(this::list, this::facts, name -> name),
          new DirectTaskRunner(),
          "Listing");

  private List<String> list(Progress progress) {
    if (down) {
      throw new IllegalStateException("down");
    }
    return List.copyOf(names);
  }

  private Integer facts(String row) {
    asked.add(row);
    if (row.equals("beta")) {
      throw new IllegalStateException("broken");
    }
    return row.length();
  }

  @Test
  void factsAreAskedOnceAndAgainAfterARefresh() {
    model.refresh();
    model.need("Alpha");
    model.need("Alpha");
    model.need("beta");
    assertThat(asked).containsExactly("Alpha", "beta");
    assertThat(model.facts().get("Alpha")).isEqualTo(new Loaded.Value<>(5));
    assertThat(model.facts().get("beta")).isInstanceOf(Loaded.Failed.class);
    model.refresh();
    assertThat(model.facts()).isEmpty();
    model.need("Alpha");
    assertThat(asked).hasSize(3);
  }

  @Test
  void theFilterSaysWhetherThereIsNothingOrNothingThatMatches() {
    model.refresh();
    model.filterProperty().set(" ALP ");
    assertThat(model.rows()).containsExactly("Alpha");
    model.filterProperty().set("nobody");
    assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
    model.refresh();
    assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
    names.clear();
    model.refresh();
    assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
    model.filterProperty().set("");
    assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
  }

  @Test
  void aFailedListingStaysFailedWhateverIsTyped() {
    down = true;
    model.refresh();
    model.filterProperty().set("a");
    assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(model.problemProperty().get()).isNotNull();
  }

  @Test
  void whatIsChosenStaysChosenUntilItIsGone() {
    model.refresh();
    model.chosenProperty().set("beta");
    model.refresh();
    assertThat(model.chosenProperty().get()).isEqualTo("beta");
    names.remove("beta");
    model.refresh();
    assertThat(model.chosenProperty().get()).isNull();
  }

  @Test
  void whatWasMadeIsSeenWhateverTheFilterWas() {
    model.refresh();
    model.filterProperty().set("alp");
    names.add("delta");
    model.reveal("delta");
    assertThat(model.rows()).contains("delta");
    assertThat(model.chosenProperty().get()).isEqualTo("delta");
  }
}
