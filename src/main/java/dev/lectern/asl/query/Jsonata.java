package dev.lectern.asl.query;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSONata expression that was read once and is evaluated often ("Transforming data with JSONata
 * in Step Functions"). It has no input of its own, only {@code $states} and the variables; one that
 * takes too long or goes too deep is stopped. Safe for any thread, one evaluation at a time.
 */
public final class Jsonata {

  /** No expression of a lesson needs a tenth of it. */
  private static final long LONGEST_MILLIS = 5_000;

  private static final int DEEPEST = 500;

  private final String source;
  private final com.dashjoin.jsonata.Jsonata parsed;
  private final JsonataNames names;

  /**
   * Reads an expression, without its {@code {% %}}.
   *
   * @throws IllegalArgumentException when it cannot be read; the message is JSONata's own
   */
  public Jsonata(String source) {
    this.source = source.strip();
    try {
      // The engine looks for the character after a comment, also at the end.
      this.parsed = com.dashjoin.jsonata.Jsonata.jsonata(source + " ");
    } catch (JException wrong) {
      throw new IllegalArgumentException(String.valueOf(wrong.getMessage()), wrong);
    } catch (RuntimeException | StackOverflowError wrong) {
      throw new IllegalArgumentException("The expression cannot be read", wrong);
    }
    parsed.setValidateInput(false);
    parsed.setOutputConvertNulls(false);
    this.names = new JsonataNames(this.source);
  }

  /** As written, without its braces. */
  public String source() {
    return source;
  }

  /** Names of the variables that it reads, without {@code states} and those that it binds. */
  public Set<String> variables() {
    return names.variables();
  }

  /**
   * What it reads and must not, a sentence each, as ValidateStateMachineDefinition says it; empty
   * when there is nothing. AWS knows {@code $states.result} where a task has one and {@code
   * $states.errorOutput} in a catcher.
   *
   * @param known members of {@code $states} that there are where the expression stands
   */
  public List<String> unsupported(Set<String> known) {
    List<String> sentences = new ArrayList<>();
    for (String name : names.topLevel()) {
      sentences.add("Reference to '" + name + "' at the top level is not supported.");
    }
    if (names.root()) {
      sentences.add("Reference to '$$' is not supported.");
    }
    for (String field : List.of("result", "errorOutput")) {
      if (names.statesFields().contains(field) && !known.contains(field)) {
        sentences.add("Field '$states." + field + "' does not exist.");
      }
    }
    return sentences;
  }

  /** The value; nothing at all is an error, null is a value. */
  JsonNode evaluate(Environment environment, String location) {
    Object result;
    synchronized (parsed) {
      var frame = parsed.createFrame();
      frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
      frame.bind("states", states(environment));
      environment
          .variables()
          .forEach((name, value) -> frame.bind(name, JsonataValues.fromJson(value)));
      JsonataFunctions.bind(frame);
      JsonataPatterns.bind(frame);
      try {
        result = parsed.evaluate(null, frame);
      } catch (JException wrong) {
        throw failed(told(wrong), ". ", location);
      } catch (StackOverflowError tooDeep) {
        throw failed("Stack overflow error: the expression goes too deep", ": ", location);
      } catch (RuntimeException wrong) {
        throw failed(String.valueOf(wrong.getMessage()), ". ", location);
      }
    }
    if (result == null) {
      throw QueryException.evaluation(
          sentence(location) + "returned nothing (undefined).", location);
    }
    JsonNode json = JsonataValues.toJson(result);
    if (json == null) {
      throw QueryException.evaluation(
          sentence(location)
              + "returned an unexpected result type. Expected a JSON value, but was 'function'.",
          location);
    }
    return json;
  }

  private String sentence(String location) {
    return "The JSONata expression '" + source + "' specified for the field '" + location + "' ";
  }

  private QueryException failed(String message, String separator, String location) {
    return QueryException.evaluation(
        sentence(location) + "threw an error during evaluation" + separator + message, location);
  }

  /** The cause where an expression gave a value that its field cannot take. */
  static QueryException wrongType(
      @Nullable String source, String location, String expected, JsonNode value) {
    String kind = value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    return QueryException.evaluation(
        "The JSONata expression '"
            + source
            + "' specified for the field '"
            + location
            + "' returned an unexpected result type. Expected '"
            + expected
            + "', but was '"
            + kind
            + "' for value: "
            + value,
        location);
  }

  private static String told(JException wrong) {
    String message = String.valueOf(wrong.getMessage());
    String error = wrong.getError();
    return error == null || message.startsWith(error)
        ? message
        : message.endsWith(error) ? error : error + ": " + message;
  }

  private static Map<String, Object> states(Environment environment) {
    Map<String, Object> states = new LinkedHashMap<>();
    states.put("input", JsonataValues.fromJson(environment.input()));
    states.put("context", JsonataValues.fromJson(environment.context()));
    JsonNode result = environment.result();
    if (result != null) {
      states.put("result", JsonataValues.fromJson(result));
    }
    JsonNode error = environment.errorOutput();
    if (error != null) {
      states.put("errorOutput", JsonataValues.fromJson(error));
    }
    return states;
  }
}
