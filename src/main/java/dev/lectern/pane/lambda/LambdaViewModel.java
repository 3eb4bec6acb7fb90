package dev.lectern.pane.lambda;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.pane.lambda.functions.FunctionsViewModel;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where the user is, and the function that is looked at. FX thread. */
final class LambdaViewModel {

  private static final long LOOK_AGAIN_MILLIS = 700;

  private final Journey<LambdaPlace> journey;
  private final FunctionsGateway gateway;
  private final TaskRunner tasks;
  private final FunctionsViewModel list;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot describing = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable FunctionInfo> function =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  LambdaViewModel(
      Journey<LambdaPlace> journey,
      FunctionsGateway gateway,
      TaskRunner tasks,
      FunctionsViewModel list) {
    this.journey = journey;
    this.gateway = gateway;
    this.tasks = tasks;
    this.list = list;
  }

  /** Goes to a place. */
  void open(LambdaPlace to) {
    boolean other = !to.function().equals(journey.place().function());
    if (other && to.function().isEmpty()) {
      list.chosenProperty().set(journey.place().function());
    }
    journey.at(to);
    if (to.function().isEmpty()) {
      describing.cancel();
      function.set(null);
      list.refresh();
    } else if (other || function.get() == null) {
      function.set(null);
      describe();
    }
  }

  /** Asks for the function again; and again while it is being changed. */
  void describe() {
    String name = journey.place().function();
    if (name.isEmpty()) {
      return;
    }
    problem.set(null);
    tasks
        .work(texts.get("function.loading", name), progress -> gateway.describe(name, ""))
        .latest(describing)
        .onSuccess(
            now -> {
              function.set(now);
              if (!now.ready() && !now.state().equals("Failed")) {
                var _ = tasks.later(LOOK_AGAIN_MILLIS, () -> again(name));
              }
            })
        .onFailure(problem::set)
        .start();
  }

  private void again(String name) {
    if (journey.place().function().equals(name)) {
      describe();
    }
  }

  /** A part of the pane knows it as it is now. */
  void changed(FunctionInfo now) {
    if (now.name().equals(journey.place().function())) {
      function.set(now);
    }
  }

  /** The user chose another tab. */
  void tab(String tab) {
    journey.at(new LambdaPlace(journey.place().function(), tab));
  }

  /** A function was deleted. */
  void gone(String name) {
    if (name.equals(journey.place().function())) {
      open(LambdaPlace.START);
    } else {
      list.refresh();
    }
    journey.forget(name);
  }

  /** The function as described last; null in the list, and while it is not known. */
  ReadOnlyObjectProperty<@Nullable FunctionInfo> functionProperty() {
    return function.getReadOnlyProperty();
  }

  /** Why it could not be described; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
