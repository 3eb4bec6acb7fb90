package dev.lectern.lab.example;

import dev.lectern.lab.Condition;
import tools.jackson.databind.JsonNode;

/**
 * Something that is so after the work and was not before: a check that may be ticked.
 *
 * @param call the call that shows it
 * @param with its parameters
 * @param expect a {@link Condition} on its answer
 */
public record Difference(String call, JsonNode with, String expect) {

  /** A sentence for a start: the author knows a better one. */
  public String say() {
    String thing =
        with.properties().isEmpty()
            ? ""
            : " of " + with.properties().iterator().next().getValue().asString("");
    return call + thing + " shows " + Condition.parse(expect).expected() + ".";
  }
}
