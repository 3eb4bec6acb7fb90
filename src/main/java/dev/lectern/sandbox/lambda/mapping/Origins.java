package dev.lectern.sandbox.lambda.mapping;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effect.Fit;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.StreamCauses;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Links what a mapping reads with the requests that wrote it. Safe for any thread. */
public final class Origins {

  private final Effects effects;
  private final StreamCauses causes;
  private final InstantSource clock;

  /** Tells the film of whom the records are. */
  public Origins(Effects effects, StreamCauses causes, InstantSource clock) {
    this.effects = effects;
    this.causes = causes;
    this.clock = clock;
  }

  /** What an invocation with these records goes back to: every request that wrote one of them. */
  Invoker.Cause of(Mapping mapping, List<JsonNode> records) {
    return new Invoker.Cause(List.copyOf(byRequest(mapping, records).keySet()), true);
  }

  /**
   * Tells each request that its records were read, and waits while Simulation Mode holds it.
   *
   * @param records all that were read, also those that the mapping's filters do not let through
   */
  void read(Mapping mapping, List<JsonNode> records) {
    Map<String, List<JsonNode>> written = byRequest(mapping, records);
    written.forEach((request, own) -> effects.tell(event(mapping, request, own)));
    written.keySet().forEach(request -> effects.before(Stage.EVENT, request, true));
  }

  private Effect event(Mapping mapping, String request, List<JsonNode> records) {
    Fit fit = records.stream().anyMatch(mapping::wants) ? Fit.POLLED : Fit.FILTERED;
    ObjectNode message = Json.object();
    message.putArray("Records").addAll(records);
    String names =
        records.stream()
            .map(record -> record.path("eventName").asString(""))
            .distinct()
            .collect(Collectors.joining(", "));
    return new Effect.Event(
        request,
        clock.instant(),
        names,
        message,
        List.of(new Effect.Rule(mapping.id(), mapping.function().arn(), fit, "")));
  }

  private Map<String, List<JsonNode>> byRequest(Mapping mapping, List<JsonNode> records) {
    Map<String, List<JsonNode>> written = new LinkedHashMap<>();
    for (JsonNode record : records) {
      String request = causes.request(mapping.stream(), StreamPoller.sequence(record));
      if (!request.isEmpty()) {
        written.computeIfAbsent(request, first -> new ArrayList<>()).add(record);
      }
    }
    return written;
  }
}
