package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.history.Moment.Focus;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.history.Visit.Iteration;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one iteration of the Map that is looked at, or around the state that is: graph and
 * inspector then show that one only. Not there where no Map is. FX thread.
 */
final class IterationsBar extends HBox {

  private static final int ALL = -1;

  /** A choice measures all that it offers unless it is told not to; thousands take seconds. */
  private static final String MEASURED = "comboBoxRowsToMeasureWidth";

  private final RunViewModel run;
  private final Texts texts;
  private final Function<Status, String> word;
  private final ComboBox<Integer> choice = new ComboBox<>();
  private final Label count = new Label();
  private final Button failed;
  private List<Iteration> iterations = List.of();
  private @Nullable Visit map;
  private boolean filling;

  IterationsBar(RunViewModel run, Texts texts, Function<Status, String> word) {
    this.run = run;
    this.texts = texts;
    this.word = word;
    getStyleClass().add("run-bar");
    setMinHeight(USE_PREF_SIZE);
    choice.setId("sfn-run-iteration");
    choice.getStyleClass().add("run-iteration");
    choice.setAccessibleText(texts.get("iterations"));
    choice.getProperties().put(MEASURED, 20);
    choice.setPrefWidth(160);
    choice.setMinWidth(110);
    choice.getItems().add(ALL);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer index) {
            return index == null ? "" : text(index);
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException("the list is not edited");
          }
        });
    choice.valueProperty().addListener((o, before, now) -> chosen(now));
    choice.focusedProperty().addListener((o, before, now) -> offer());
    choice.setOnShowing(event -> offer());
    count.getStyleClass().addAll("text-small", "text-muted");
    count.setMinWidth(0);
    failed = new Button(texts.get("iterations.failed"), Icons.of("fth-alert-circle"));
    failed.setId("sfn-run-iteration-failed");
    failed.getStyleClass().add("small");
    failed.setMinWidth(Region.USE_PREF_SIZE);
    failed.setOnAction(event -> nextFailed());
    getChildren().addAll(new Label(texts.get("iterations")), choice, failed, count);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  private String text(int index) {
    if (index == ALL) {
      return texts.get("iterations.all");
    }
    Status status = Status.NOT_REACHED;
    int low = 0;
    int high = iterations.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Iteration one = iterations.get(middle);
      if (one.index() == index) {
        status = one.at(run.atProperty().get());
        break;
      }
      low = one.index() < index ? middle + 1 : low;
      high = one.index() > index ? middle - 1 : high;
    }
    return texts.get("iterations.one", Integer.toString(index), word.apply(status));
  }

  /** Shows what there is to choose for the state that is looked at. */
  void show() {
    Visit of = map(run.visit()).orElse(null);
    setVisible(of != null);
    map = of;
    if (of == null) {
      return;
    }
    long at = run.atProperty().get();
    if (choice.isFocused() || choice.isShowing()) {
      offer();
    }
    filling = true;
    Focus focus = run.focusProperty().get();
    choice.setValue(focus == null || !focus.map().equals(of) ? ALL : focus.index());
    filling = false;
    int wrong = of.count(Status.FAILED, at);
    int done = of.count(Status.SUCCEEDED, at);
    count.setText(texts.get("iterations.count", done, Math.max(of.length(), 0), wrong));
    failed.setDisable(wrong == 0);
  }

  /** Thousands of iterations are only offered to whoever is at the choice. */
  private void offer() {
    Visit of = map;
    if (of == null) {
      return;
    }
    filling = true;
    iterations = of.iterations(run.atProperty().get());
    offer(iterations);
    filling = false;
  }

  /** What is offered already stays: while the moment moves, few come or go. */
  private void offer(List<Iteration> now) {
    List<Integer> offered = choice.getItems();
    int same = 0;
    while (same < now.size()
        && same + 1 < offered.size()
        && offered.get(same + 1) == now.get(same).index()) {
      same++;
    }
    if (same + 1 < offered.size()) {
      offered.subList(same + 1, offered.size()).clear();
    }
    if (same < now.size()) {
      offered.addAll(now.subList(same, now.size()).stream().map(Iteration::index).toList());
    }
  }

  private static Optional<Visit> map(Optional<Visit> visit) {
    for (Visit one = visit.orElse(null); one != null; one = one.container()) {
      if (one.type().equals("Map") && one.length() >= 0 && one.mapRun().isEmpty()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private void chosen(@Nullable Integer index) {
    Visit of = map;
    if (!filling && index != null && of != null) {
      run.focusProperty().set(index == ALL ? null : new Focus(of, index));
    }
  }

  private void nextFailed() {
    offer();
    long at = run.atProperty().get();
    int now = Optional.ofNullable(choice.getValue()).orElse(ALL);
    List<Integer> wrong =
        iterations.stream()
            .filter(one -> one.at(at) == Status.FAILED)
            .map(Iteration::index)
            .toList();
    wrong.stream()
        .filter(index -> index > now)
        .findFirst()
        .or(() -> wrong.stream().findFirst())
        .ifPresent(choice::setValue);
  }
}
