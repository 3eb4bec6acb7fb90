package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a distributed Map, and where each comes from: what {@code Map.Item} says in the
 * context object ("Context object data for Map states"). Filled by one thread.
 */
public final class Dataset {

  /** The source of items that the state's input gives. */
  public static final String STATE_DATA = "STATE_DATA";

  /** What items from some index on have in common. */
  private record Origin(String source, boolean members) {}

  private final List<JsonNode> items = new ArrayList<>();
  private final NavigableMap<Integer, Origin> origins = new TreeMap<>();

  /** What is added next comes from here. */
  public void from(String source) {
    origins.put(items.size(), new Origin(source, false));
  }

  /** What is added next are the members of an object from the same source: their pairs. */
  public void members() {
    Map.Entry<Integer, Origin> last = origins.lastEntry();
    String source = last == null ? STATE_DATA : last.getValue().source();
    origins.put(items.size(), new Origin(source, true));
  }

  /** The items, which may be added to. */
  public List<JsonNode> items() {
    return items;
  }

  /** {@code Map.Item} of an item; of an object's member, its key and value. */
  public ObjectNode item(int index) {
    Map.Entry<Integer, Origin> found = origins.floorEntry(index);
    Origin origin = found == null ? new Origin(STATE_DATA, false) : found.getValue();
    JsonNode value = items.get(index);
    ObjectNode item = Json.object().put("Index", index);
    if (origin.members()) {
      item.set("Key", value.path("Key"));
      value = value.path("Value");
    }
    item.set("Value", value);
    return item.put("Source", origin.source());
  }
}
