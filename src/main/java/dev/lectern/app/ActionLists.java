package dev.lectern.app;

import dev.lectern.ui.action.Action;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Lists of actions one after the other. */
final class ActionLists {

  private ActionLists() {}

  static List<Action> together(List<Action> some, List<Action> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Follows both. */
  static ObservableValue<List<Action>> together(
      ObservableValue<List<Action>> some, ObservableValue<List<Action>> more) {
    return Bindings.createObjectBinding(
        () -> together(some.getValue(), more.getValue()), some, more);
  }
}
