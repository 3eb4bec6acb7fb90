package dev.lectern.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether every transition of a scope leads to a state, every state can be reached, and the scope
 * has an end. The wording is AWS's, "Next" also where the field is called otherwise.
 */
final class Transitions {

  private final Faults faults;

  Transitions(Faults faults) {
    this.faults = faults;
  }

  void check(String start, Map<String, State> states, String at) {
    target(start, states, at + "/StartAt");
    for (State state : states.values()) {
      targets(state).forEach((place, name) -> target(name, states, state.common().at() + place));
    }
    if (states.values().stream().noneMatch(Transitions::ends)) {
      faults.add("MISSING_END_STATE", "Workflow has no terminal state", null);
      return;
    }
    Set<String> reached = reached(start, states);
    for (State state : states.values()) {
      if (!reached.contains(state.name())) {
        faults.add(
            "MISSING_TRANSITION_TARGET",
            "State \"" + state.name() + "\" is not reachable.",
            state.common().at());
      }
    }
  }

  private void target(String name, Map<String, State> states, String at) {
    if (!states.containsKey(name)) {
      faults.add("MISSING_TRANSITION_TARGET", "Missing 'Next' target: " + name, at);
    }
  }

  private static boolean ends(State state) {
    return state.next() == null && !(state instanceof State.Choice);
  }

  private static Set<String> reached(String start, Map<String, State> states) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      State state = states.get(open.pop());
      if (state != null && reached.add(state.name())) {
        targets(state).values().forEach(open::push);
      }
    }
    return reached;
  }

  /** Where a state may go, by the place that says so. */
  static Map<String, String> targets(State state) {
    Map<String, String> targets = new LinkedHashMap<>();
    String next = state.next();
    if (next != null) {
      targets.put("/Next", next);
    }
    for (int i = 0; i < state.recovery().catchers().size(); i++) {
      targets.put("/Catch[" + i + "]/Next", state.recovery().catchers().get(i).next());
    }
    if (state instanceof State.Choice choice) {
      for (int i = 0; i < choice.rules().size(); i++) {
        targets.put("/Choices[" + i + "]/Next", choice.rules().get(i).next());
      }
      String otherwise = choice.otherwise();
      if (otherwise != null) {
        targets.put("/Default", otherwise);
      }
    }
    return targets;
  }
}
