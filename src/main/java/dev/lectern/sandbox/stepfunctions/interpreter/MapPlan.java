package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a distributed Map does, worked out when its state begins.
 *
 * @param environment of the state, which items are selected in
 * @param items null when an ItemReader gives them
 * @param readerArguments null without an ItemReader
 * @param readerLimit most items to read, 0: all
 * @param batchItems most items of a batch, 0: no batches by number
 * @param batchBytes most bytes of a batch's input, 0: no batches by size
 * @param batchInput null without one
 * @param writerArguments null without a ResultWriter
 * @param maxConcurrency at least 1
 */
public record MapPlan(
    Environment environment,
    @Nullable JsonNode items,
    @Nullable JsonNode readerArguments,
    long readerLimit,
    int batchItems,
    int batchBytes,
    @Nullable JsonNode batchInput,
    @Nullable JsonNode writerArguments,
    int maxConcurrency,
    long toleratedCount,
    double toleratedPercentage) {

  /** An item after the state's ItemSelector. */
  public JsonNode selected(State.Map map, int index, JsonNode value) {
    ObjectNode item = Json.object().put("Index", index);
    item.set("Value", value);
    return Branches.selected(map, environment, item, value);
  }
}
