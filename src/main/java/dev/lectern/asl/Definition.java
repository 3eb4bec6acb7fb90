package dev.lectern.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, free of errors. Immutable.
 *
 * @param top its states
 * @param timeoutSeconds of the whole execution, null without one
 */
public record Definition(
    String comment, Scope top, QueryLanguage language, @Nullable Long timeoutSeconds) {

  /**
   * States that lead only to each other: the machine's, of one branch, of a Map's processor.
   *
   * @param at its place, for example {@code /States/Fan/ItemProcessor}; empty for the machine's
   */
  public record Scope(String startAt, Map<String, State> states, String at) {

    /** A state that is there. */
    public State state(String name) {
      State state = states.get(name);
      if (state == null) {
        throw new IllegalArgumentException("There is no state " + name + " in " + at);
      }
      return state;
    }
  }

  /** A scope by its place. */
  public Optional<Scope> scope(String at) {
    Map<String, Scope> found = new LinkedHashMap<>();
    walk(top, scope -> found.put(scope.at(), scope));
    return Optional.ofNullable(found.get(at));
  }

  /** A state by its name, wherever it is: names are unique in a machine. */
  public Optional<State> find(String name) {
    Map<String, State> found = new LinkedHashMap<>();
    walk(top, scope -> scope.states().forEach(found::putIfAbsent));
    return Optional.ofNullable(found.get(name));
  }

  /** Visits every scope, outer ones first. */
  public void walk(Consumer<Scope> visitor) {
    walk(top, visitor);
  }

  private static void walk(Scope scope, Consumer<Scope> visitor) {
    visitor.accept(scope);
    scope.states().values().forEach(state -> state.scopes().forEach(one -> walk(one, visitor)));
  }

  /** The variables that each state reads, by state; states that read none are left out. */
  public Map<String, Set<String>> variableReferences() {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    walk(
        scope ->
            scope
                .states()
                .forEach(
                    (name, state) -> {
                      Set<String> names = new TreeSet<>();
                      state.values().forEach(value -> value.variables(names));
                      if (!names.isEmpty()) {
                        references.put(name, names);
                      }
                    }));
    return references;
  }
}
