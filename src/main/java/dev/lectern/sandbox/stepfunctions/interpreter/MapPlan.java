package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a distributed Map does, worked out when its state begins.
 *
 * @param environment of the state, which items are selected in
 * @param items an array, or an object whose members they are; null when an ItemReader gives them
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

  /**
   * An item after the state's ItemSelector.
   *
   * @param item {@code Map.Item}
   */
  public JsonNode selected(State.Map map, ObjectNode item, JsonNode value) {
    return Branches.selected(map, environment, item, value);
  }

  /** The items that no ItemReader gives. */
  public Dataset given() {
    Dataset given = new Dataset();
    if (items != null) {
      if (items.isObject()) {
        given.members();
      }
      (items.isObject() ? pairs(items) : items).forEach(given.items()::add);
    }
    return given;
  }

  /** The members of an object as items. */
  public static ArrayNode pairs(JsonNode object) {
    ArrayNode pairs = Json.array();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      pairs.addObject().put("Key", member.getKey()).set("Value", member.getValue());
    }
    return pairs;
  }

  /** Whether children get batches of items. */
  public boolean batched() {
    return batchItems > 0 || batchBytes > 0;
  }

  /**
   * Items put together by an ItemBatcher: what each child gets. A batch's size is that of the whole
   * input; an item that alone is larger has a batch of its own.
   */
  public List<ObjectNode> batches(List<JsonNode> items) {
    int mostItems = batchItems == 0 ? Integer.MAX_VALUE : batchItems;
    int mostBytes = batchBytes == 0 ? PayloadSize.LARGEST : batchBytes;
    int empty = PayloadSize.bytes(batch().toString());
    List<ObjectNode> batches = new ArrayList<>();
    ArrayNode last = Json.array();
    int size = 0;
    for (JsonNode item : items) {
      int length = PayloadSize.bytes(item.toString()) + 1;
      if (batches.isEmpty() || last.size() >= mostItems || size + length > mostBytes) {
        ObjectNode batch = batch();
        last = batch.withArray("Items");
        batches.add(batch);
        size = empty;
      }
      last.add(item);
      size += length;
    }
    return batches;
  }

  private ObjectNode batch() {
    ObjectNode batch = Json.object();
    if (batchInput != null) {
      batch.set("BatchInput", batchInput);
    }
    batch.putArray("Items");
    return batch;
  }
}
