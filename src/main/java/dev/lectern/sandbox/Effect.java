package dev.lectern.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a request set going beyond its own work. The journal keeps it with the request. */
public sealed interface Effect {

  /** Id of the request. */
  String cause();

  /** Sandbox time. */
  Instant at();

  /** Which stage it is of. */
  Simulation.Stage stage();

  /**
   * Something happened that others want to know.
   *
   * @param name as the service calls it, for example {@code ObjectCreated:Put}
   * @param message what whoever is told gets, without what differs from rule to rule
   * @param rules all that speak of such events; none where the request itself names the target
   */
  record Event(String cause, Instant at, String name, JsonNode message, List<Rule> rules)
      implements Effect {
    @Override
    public Simulation.Stage stage() {
      return Simulation.Stage.EVENT;
    }
  }

  /**
   * A rule about who is told.
   *
   * @param id its name
   * @param target ARN
   * @param value the prefix or suffix that does not fit; empty otherwise
   */
  record Rule(String id, String target, Fit fit, String value) {}

  /** Whether a rule applies. */
  enum Fit {
    /** It does, and the target takes the event. */
    DELIVERED,
    /** An event source mapping reads it from its stream for the target. */
    POLLED,
    /** The filters of the event source mapping that reads it do not let it through. */
    FILTERED,
    /** It does, and the target is not in the sandbox, or its policy does not let the sender in. */
    REFUSED,
    OTHER_EVENT,
    OTHER_PREFIX,
    OTHER_SUFFIX
  }

  /**
   * A function worked, or could not begin.
   *
   * @param at when it was done
   * @param function ARN
   * @param version the one that answered; empty when it could not begin
   * @param took real time, without that in which Simulation Mode held its own requests
   * @param payload the event, its first 4 KB
   * @param answer what it returned or how it failed, the first 4 KB
   * @param error type of the error, empty when it went well
   */
  record Run(
      String cause,
      Instant at,
      String function,
      String version,
      Duration took,
      String payload,
      String answer,
      String error)
      implements Effect {
    @Override
    public Simulation.Stage stage() {
      return Simulation.Stage.FUNCTION;
    }
  }

  /**
   * What a run printed.
   *
   * @param group log group
   * @param text the lines of Lambda and of the function
   */
  record Log(String cause, Instant at, String group, String text) implements Effect {
    @Override
    public Simulation.Stage stage() {
      return Simulation.Stage.LOG;
    }
  }
}
