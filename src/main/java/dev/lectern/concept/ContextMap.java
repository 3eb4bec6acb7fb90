package dev.lectern.concept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An exercise: which event of a shop belongs to which bounded context. What crosses a boundary is a
 * call over the network; what one team can own has an end.
 *
 * @param placed where each event was put; one that is missing is not placed yet
 */
public record ContextMap(Map<Event, Context> placed) {

  /** What happens in the shop. */
  public enum Event {
    PRICE_CHANGED,
    BASKET_FILLED,
    ORDER_PLACED,
    STOCK_RESERVED,
    CARD_CHARGED,
    REFUND_PAID,
    PARCEL_PACKED,
    PARCEL_DELIVERED,
    ADDRESS_CHANGED,
    ACCOUNT_OPENED
  }

  /** Where it may belong; the names are the exercise's, any grouping counts. */
  public enum Context {
    CATALOGUE,
    ORDERS,
    PAYMENT,
    SHIPPING,
    CUSTOMERS
  }

  /**
   * To do one thing, the data of another is asked for.
   *
   * @param times for a hundred orders
   */
  public record Ask(Event from, Event of, int times) {}

  /** So many events one team can own. */
  public static final int TEAM = 3;

  /** What is asked for a hundred orders. */
  public static final List<Ask> ASKS =
      List.of(
          new Ask(Event.BASKET_FILLED, Event.PRICE_CHANGED, 300),
          new Ask(Event.ORDER_PLACED, Event.BASKET_FILLED, 200),
          new Ask(Event.ORDER_PLACED, Event.STOCK_RESERVED, 100),
          new Ask(Event.ORDER_PLACED, Event.CARD_CHARGED, 100),
          new Ask(Event.ORDER_PLACED, Event.ACCOUNT_OPENED, 100),
          new Ask(Event.PARCEL_PACKED, Event.STOCK_RESERVED, 150),
          new Ask(Event.PARCEL_PACKED, Event.ADDRESS_CHANGED, 100),
          new Ask(Event.PARCEL_DELIVERED, Event.PARCEL_PACKED, 120),
          new Ask(Event.REFUND_PAID, Event.CARD_CHARGED, 10),
          new Ask(Event.REFUND_PAID, Event.ORDER_PLACED, 5),
          new Ask(Event.ADDRESS_CHANGED, Event.ACCOUNT_OPENED, 20));

  public ContextMap {
    placed = Map.copyOf(placed);
  }

  /** The same with an event put somewhere. */
  public ContextMap with(Event event, Context context) {
    Map<Event, Context> changed = new HashMap<>(placed);
    changed.put(event, context);
    return new ContextMap(changed);
  }

  /** Whether every event has a place. */
  public boolean complete() {
    return placed.size() == Event.values().length;
  }

  /** What crosses a boundary, the most frequent first. */
  public List<Ask> crossing() {
    return ASKS.stream()
        .filter(ask -> placed.containsKey(ask.from()) && placed.containsKey(ask.of()))
        .filter(ask -> placed.get(ask.from()) != placed.get(ask.of()))
        .sorted(Comparator.comparingInt(Ask::times).reversed())
        .toList();
  }

  /** Calls over boundaries for a hundred orders. */
  public int calls() {
    return crossing().stream().mapToInt(Ask::times).sum();
  }

  /** Contexts with more than one team can own. */
  public List<Context> crowded() {
    Map<Context, Integer> sizes = new EnumMap<>(Context.class);
    placed.values().forEach(context -> sizes.merge(context, 1, Integer::sum));
    return sizes.entrySet().stream()
        .filter(size -> size.getValue() > TEAM)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All calls for a hundred orders. */
  public static int all() {
    return ASKS.stream().mapToInt(Ask::times).sum();
  }

  /** The fewest calls over boundaries that any map without a crowded context has. */
  public static int fewest() {
    return fewest(new ArrayList<>(), 0);
  }

  /** Tries every grouping once: an event joins a group that there is, or begins the next one. */
  private static int fewest(List<Integer> groups, int used) {
    if (groups.size() == Event.values().length) {
      return ASKS.stream()
          .filter(ask -> !groups.get(ask.from().ordinal()).equals(groups.get(ask.of().ordinal())))
          .mapToInt(Ask::times)
          .sum();
    }
    int best = Integer.MAX_VALUE;
    for (int group = 0; group <= Math.min(used, Context.values().length - 1); group++) {
      int mine = group;
      if (groups.stream().filter(each -> each == mine).count() < TEAM) {
        groups.add(group);
        best = Math.min(best, fewest(groups, Math.max(used, group + 1)));
        groups.removeLast();
      }
    }
    return best;
  }
}
