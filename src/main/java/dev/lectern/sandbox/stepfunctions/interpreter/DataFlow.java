package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.QueryLanguage;
import dev.lectern.asl.State;
import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.path.PathException;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.QueryException;
import dev.lectern.asl.query.Templates;
import dev.lectern.asl.query.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How data goes through a state: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, or
 * Arguments and Output. Each intermediate value is told by the name that TestState gives it.
 */
final class DataFlow {

  /** Hears nothing. */
  static final BiConsumer<String, JsonNode> UNSEEN = (name, value) -> {};

  /**
   * What comes out of a state.
   *
   * @param assigned variables with their new values
   */
  record Out(JsonNode output, Map<String, JsonNode> assigned) {}

  private DataFlow() {}

  static boolean jsonata(State state) {
    return state.common().language() == QueryLanguage.JSONATA;
  }

  /** The input after InputPath. */
  static JsonNode input(State state, Environment raw, BiConsumer<String, JsonNode> trace) {
    if (jsonata(state)) {
      return raw.input();
    }
    Value path = state.common().flow().inputPath();
    JsonNode input = path == null ? raw.input() : path.evaluate(raw);
    trace.accept("afterInputPath", input);
    return input;
  }

  /** What the state works with: after Parameters, or Arguments. */
  static JsonNode arguments(
      State state, Environment effective, BiConsumer<String, JsonNode> trace) {
    Value template = state.common().flow().arguments();
    JsonNode arguments = template == null ? effective.input() : template.evaluate(effective);
    trace.accept(jsonata(state) ? "afterArguments" : "afterParameters", arguments);
    return arguments;
  }

  /** From a result to the output, for states that make one. */
  static Out finish(
      State state, Environment raw, JsonNode result, BiConsumer<String, JsonNode> trace) {
    State.Flow flow = state.common().flow();
    if (jsonata(state)) {
      return jsonataOut(flow.output(), flow.assign(), raw.withResult(result), result);
    }
    Environment ofResult = raw.withInput(result);
    Value selector = flow.resultSelector();
    JsonNode selected = selector == null ? result : selector.evaluate(ofResult);
    trace.accept("afterResultSelector", selected);
    JsonNode placed = place(flow.resultPath(), raw.input(), selected);
    trace.accept("afterResultPath", placed);
    return new Out(output(flow, raw.withInput(placed)), assigned(flow.assign(), ofResult));
  }

  /** From the input to the output, for states that hand it on. */
  static Out handOn(State state, Environment raw, JsonNode effective) {
    State.Flow flow = state.common().flow();
    if (jsonata(state)) {
      return jsonataOut(flow.output(), flow.assign(), raw, raw.input());
    }
    Environment ofInput = raw.withInput(effective);
    return new Out(output(flow, ofInput), assigned(flow.assign(), ofInput));
  }

  static Out jsonataOut(
      @Nullable Value output, @Nullable Value assign, Environment environment, JsonNode otherwise) {
    return new Out(
        output == null ? otherwise : output.evaluate(environment), assigned(assign, environment));
  }

  /** What a catcher makes of an error. */
  static Out caught(State state, State.Catcher catcher, Environment raw, JsonNode error) {
    if (jsonata(state)) {
      return jsonataOut(catcher.output(), catcher.assign(), raw.withErrorOutput(error), error);
    }
    JsonNode placed = place(catcher.resultPath(), raw.input(), error);
    return new Out(placed, assigned(catcher.assign(), raw.withInput(error)));
  }

  private static JsonNode output(State.Flow flow, Environment placed) {
    Value path = flow.outputPath();
    return path == null ? placed.input() : path.evaluate(placed);
  }

  static Map<String, JsonNode> assigned(@Nullable Value assign, Environment environment) {
    if (assign == null) {
      return Map.of();
    }
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    assign
        .evaluate(environment)
        .properties()
        .forEach(entry -> assigned.put(entry.getKey(), entry.getValue()));
    return assigned;
  }

  private static JsonNode place(
      State.@Nullable ResultPath resultPath, JsonNode input, JsonNode result) {
    if (resultPath == null) {
      return result;
    }
    JsonPath path = resultPath.path();
    if (path == null) {
      return input;
    }
    try {
      return path.write(input, result);
    } catch (PathException wrong) {
      throw QueryException.runtime(
          "Unable to apply ReferencePath " + path.text() + " to input " + input);
    }
  }

  /** A whole number of 32 bits; AWS's own limits of all such fields are below that. */
  private static boolean isWhole(JsonNode number) {
    double value = number.doubleValue(Double.NaN);
    return Math.rint(value) == value && Math.abs(value) <= Integer.MAX_VALUE;
  }

  /** A whole number that a definition gives, or its default. */
  static long whole(
      @Nullable Value value, String field, long least, long otherwise, Environment environment) {
    if (value == null) {
      return otherwise;
    }
    JsonNode number = value.evaluate(environment);
    if (!number.isNumber() || !isWhole(number) || number.asLong() < least) {
      throw Templates.wrongType(
          value, field, least > 0 ? "positive integer" : "non-negative integer", number);
    }
    return number.asLong();
  }
}
