package dev.lectern.asl.query;

import dev.lectern.asl.path.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An argument of an intrinsic function: written out, a path, or another call. */
public sealed interface Intrinsic {

  /** What a function says that cannot do its work. */
  final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message, null, false, false);
    }
  }

  /** The value. */
  JsonNode evaluate(Environment environment) throws Failure;

  /** Adds the names of the variables that it reads. */
  void variables(Set<String> names);

  /** Written out. */
  record Literal(JsonNode node) implements Intrinsic {
    @Override
    public JsonNode evaluate(Environment environment) {
      return node;
    }

    @Override
    public void variables(Set<String> names) {}
  }

  /** A path. */
  record Argument(JsonPath path) implements Intrinsic {
    @Override
    public JsonNode evaluate(Environment environment) throws Failure {
      JsonNode found = path.find(Value.Path.root(path, environment));
      if (found.isMissingNode()) {
        throw new Failure(
            "The JsonPath argument for the field '"
                + path.text()
                + "' could not be found in the input '"
                + environment.input()
                + "'");
      }
      return found;
    }

    @Override
    public void variables(Set<String> names) {
      if (path.root() == JsonPath.Root.VARIABLE) {
        names.add(path.variable());
      }
    }
  }

  /** A function with its arguments. */
  record Function(IntrinsicFunction function, List<Intrinsic> arguments) implements Intrinsic {
    @Override
    public JsonNode evaluate(Environment environment) throws Failure {
      List<JsonNode> values = new ArrayList<>(arguments.size());
      for (Intrinsic argument : arguments) {
        values.add(argument.evaluate(environment));
      }
      return function.apply(values);
    }

    @Override
    public void variables(Set<String> names) {
      arguments.forEach(argument -> argument.variables(names));
    }
  }
}
