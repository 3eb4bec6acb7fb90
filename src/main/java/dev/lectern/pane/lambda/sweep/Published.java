package dev.lectern.pane.lambda.sweep;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Figures that others measured on AWS with an empty function, for comparison only. From {@code
 * /facts/lambda-published.json}.
 *
 * @param source who published them
 * @param asOf the day
 */
record Published(String source, String asOf, List<Figure> figures) {

  /** Init Duration and first Duration at a memory size, milliseconds. */
  record Figure(String runtime, int memory, double init, double first) {}

  static Published known() {
    try (InputStream in = Published.class.getResourceAsStream("/facts/lambda-published.json")) {
      if (in == null) {
        throw new IllegalStateException("/facts/lambda-published.json is not in the program");
      }
      JsonNode facts = Json.MAPPER.readTree(in.readAllBytes());
      List<Figure> figures = new ArrayList<>();
      for (JsonNode each : facts.path("figures")) {
        for (int i = 0; i < facts.path("memory").size(); i++) {
          figures.add(
              new Figure(
                  each.path("runtime").asString(),
                  facts.path("memory").path(i).asInt(),
                  each.path("init").path(i).asDouble(),
                  each.path("first").path(i).asDouble()));
        }
      }
      return new Published(facts.path("source").asString(), facts.path("asOf").asString(), figures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a runtime between two memory sizes, by memory. */
  List<Figure> of(String runtime, int least, int most) {
    return figures.stream()
        .filter(each -> each.runtime().equals(runtime))
        .filter(each -> each.memory() >= least && each.memory() <= most)
        .toList();
  }
}
