package dev.lectern.sandbox.dynamodb.state;

import dev.lectern.calc.item.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items that are part of a transaction which is under way. Whoever wants one of them meanwhile does
 * not wait but is refused ("Amazon DynamoDB Transactions: How it works", section Transaction
 * conflict handling). Safe for any thread.
 */
public final class ItemLocks {

  /** An item of a table. */
  public record Place(long table, Map<String, AttributeValue> key) {}

  private final Set<Place> held = ConcurrentHashMap.newKeySet();

  /**
   * Takes all of them.
   *
   * @return for each whether somebody else has it; when anybody has one, none is taken
   */
  public List<Boolean> take(List<Place> places) {
    List<Boolean> conflicts = places.stream().map(place -> !held.add(place)).toList();
    if (conflicts.contains(true)) {
      for (int i = 0; i < places.size(); i++) {
        if (!conflicts.get(i)) {
          held.remove(places.get(i));
        }
      }
    }
    return conflicts;
  }

  /** Gives back what was taken. */
  public void release(List<Place> places) {
    places.forEach(held::remove);
  }

  /** Whether a transaction has it. */
  public boolean held(Place place) {
    return held.contains(place);
  }
}
