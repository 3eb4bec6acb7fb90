package dev.lectern.pane.author;

import dev.lectern.lab.Call;
import dev.lectern.lab.example.Draft.DraftStep;
import dev.lectern.lab.example.Recorded;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;

/** What the author says of one step; hints begin with what the calls tell. FX thread. */
final class StepForm {

  private static final int POINTS = 10;

  final SimpleStringProperty title = new SimpleStringProperty();
  final SimpleIntegerProperty points = new SimpleIntegerProperty(POINTS);
  final List<SimpleStringProperty> hints;
  final List<CheckForm> checks;
  final List<Call> calls;

  /**
   * @param number 1 for the first step
   */
  StepForm(int number, Recorded recorded) {
    calls = recorded.calls();
    checks = recorded.differences().stream().map(CheckForm::new).toList();
    title.set("Step " + number);
    String operations =
        calls.stream().map(Call::operation).distinct().collect(Collectors.joining(", "));
    String members =
        calls.stream()
            .flatMap(call -> call.with().propertyNames().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    String things =
        recorded.things().stream().map(Object::toString).collect(Collectors.joining(", "));
    hints =
        List.of(
            new SimpleStringProperty("Look at the " + things + "."),
            new SimpleStringProperty("The operation is " + operations + "."),
            new SimpleStringProperty(operations + " with " + members + "."));
  }

  /** Whether it can be written: what is checked is what a lab is for. */
  boolean whole() {
    return !title.get().isBlank() && checks.stream().anyMatch(check -> check.ticked.get());
  }

  DraftStep step() {
    return new DraftStep(
        title.get().strip(),
        points.get(),
        checks.stream().filter(check -> check.ticked.get()).map(CheckForm::check).toList(),
        hints.stream().map(hint -> hint.get().strip()).toList(),
        calls);
  }
}
