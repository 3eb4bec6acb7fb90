package dev.lectern.asl.query;

import com.dashjoin.jsonata.JException;
import java.util.LinkedHashMap;
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
  private final Set<String> variables;

  /**
   * Reads an expression, without its {@code {% %}}.
   *
   * @throws IllegalArgumentException when it cannot be read; the message is JSONata's own, with its
   *     code
   */
  public Jsonata(String source) {
    this.source = source.strip();
    try {
      this.parsed = com.dashjoin.jsonata.Jsonata.jsonata(source);
    } catch (JException wrong) {
      throw new IllegalArgumentException(told(wrong), wrong);
    } catch (RuntimeException | StackOverflowError wrong) {
      throw new IllegalArgumentException("S0500: The expression cannot be read", wrong);
    }
    parsed.setValidateInput(false);
    parsed.setOutputConvertNulls(false);
    this.variables = JsonataNames.variables(this.source);
  }

  /** As written, without its braces. */
  public String source() {
    return source;
  }

  /** Names of the variables that it reads, without {@code states} and those that it binds. */
  public Set<String> variables() {
    return variables;
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
    return error == null || message.startsWith(error) ? message : error + ": " + message;
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
