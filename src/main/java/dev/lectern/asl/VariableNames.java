package dev.lectern.asl;

import dev.lectern.asl.Definition.Scope;
import dev.lectern.asl.query.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variables have names of letters, digits and underscores, {@code states} is taken, and what an
 * outer scope has assigned is not assigned within ("Passing data between states with variables").
 * The children of a distributed Map see no outer variables. AWS does not publish its wording.
 */
final class VariableNames {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

  private final Faults faults;

  VariableNames(Faults faults) {
    this.faults = faults;
  }

  void check(Scope scope) {
    check(scope, Set.of());
  }

  private void check(Scope scope, Set<String> outer) {
    Set<String> own = new HashSet<>(outer);
    for (State state : scope.states().values()) {
      assigned(state)
          .forEach(
              (at, names) -> {
                names.forEach(name -> name(name, outer, state.common().at() + at));
                own.addAll(names);
              });
    }
    for (State state : scope.states().values()) {
      boolean apart = state instanceof State.Map map && map.distributed() != null;
      state.scopes().forEach(inner -> check(inner, apart ? Set.of() : own));
    }
  }

  private void name(String name, Set<String> outer, String at) {
    if (name.equals("states")) {
      faults.schema("The variable name 'states' is reserved", at);
    } else if (!NAME.matcher(name).matches()) {
      faults.schema(
          "The variable name '"
              + name
              + "' is not valid: a name begins with a letter or an underscore, has letters, digits"
              + " and underscores, and at most 80 characters",
          at);
    } else if (outer.contains(name)) {
      faults.schema("The variable '" + name + "' is already assigned in an outer scope", at);
    }
  }

  /** Names by the place of their Assign in the state. */
  private static Map<String, Set<String>> assigned(State state) {
    Map<String, Set<String>> assigned = new LinkedHashMap<>();
    assigned.put("/Assign", names(state.common().flow().assign()));
    for (int i = 0; i < state.recovery().catchers().size(); i++) {
      assigned.put("/Catch[" + i + "]/Assign", names(state.recovery().catchers().get(i).assign()));
    }
    if (state instanceof State.Choice choice) {
      for (int i = 0; i < choice.rules().size(); i++) {
        assigned.put("/Choices[" + i + "]/Assign", names(choice.rules().get(i).assign()));
      }
    }
    return assigned;
  }

  private static Set<String> names(@Nullable Value assign) {
    return switch (assign) {
      case Value.Fields(Map<String, Value> members) -> members.keySet();
      case Value.Constant constant -> Set.copyOf(constant.node().propertyNames());
      case null, default -> Set.of();
    };
  }
}
