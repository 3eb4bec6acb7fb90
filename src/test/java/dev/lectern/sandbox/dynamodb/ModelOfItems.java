package dev.lectern.sandbox.dynamodb;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What a table with keys pk and sk should hold: a map, and the units of capacity by the calculator.
 * Its index "by-kind" has the keys kind and sk and everything, its index "by-rank" the key rank and
 * keys only.
 */
final class ModelOfItems {

  final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return only(item, Set.of("pk", "sk"));
  }

  private static Map<String, AttributeValue> only(
      Map<String, AttributeValue> item, Set<String> names) {
    Map<String, AttributeValue> kept = new LinkedHashMap<>(item);
    kept.keySet().retainAll(names);
    return kept;
  }

  /** Items of the index by-kind. */
  static boolean kind(Map<String, AttributeValue> item) {
    return item.get("kind") instanceof AttributeValue.Text;
  }

  /** Items of the index by-rank. */
  static boolean rank(Map<String, AttributeValue> item) {
    return item.get("rank") instanceof AttributeValue.Number;
  }

  /** What the index by-rank has of an item. */
  static Map<String, AttributeValue> rankView(Map<String, AttributeValue> item) {
    return only(item, Set.of("pk", "sk", "rank"));
  }

  /** Makes the change, and answers what it costs. */
  double write(
      Map<String, AttributeValue> key,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    Map<String, AttributeValue> before = items.get(key);
    if (after == null) {
      items.remove(key);
    } else {
      items.put(key, after);
    }
    return cost(before, after, transactional);
  }

  /** What a write costs on the table and both indexes. */
  static double cost(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    int larger =
        Math.max(before == null ? 0 : ItemSize.of(before), after == null ? 0 : ItemSize.of(after));
    double units = CapacityUnits.write(larger, transactional);
    units +=
        indexCost(
            before != null && kind(before) ? before : null,
            after != null && kind(after) ? after : null,
            Set.of("pk", "sk", "kind"),
            transactional);
    units +=
        indexCost(
            before != null && rank(before) ? rankView(before) : null,
            after != null && rank(after) ? rankView(after) : null,
            Set.of("pk", "sk", "rank"),
            transactional);
    return units;
  }

  private static double indexCost(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Set<String> keys,
      boolean transactional) {
    if (before == null && after == null || before != null && before.equals(after)) {
      return 0;
    }
    if (before == null) {
      return CapacityUnits.write(ItemSize.of(after), transactional);
    }
    if (after == null) {
      return CapacityUnits.write(ItemSize.of(before), transactional);
    }
    if (only(before, keys).equals(only(after, keys))) {
      return CapacityUnits.write(Math.max(ItemSize.of(before), ItemSize.of(after)), transactional);
    }
    return CapacityUnits.write(ItemSize.of(before), transactional)
        + CapacityUnits.write(ItemSize.of(after), transactional);
  }

  /** Our value as the SDK's. */
  static software.amazon.awssdk.services.dynamodb.model.AttributeValue sdk(AttributeValue value) {
    var builder = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    switch (value) {
      case AttributeValue.Text text -> builder.s(text.value());
      case AttributeValue.Number number -> builder.n(number.text());
      case AttributeValue.Binary binary -> builder.b(SdkBytes.fromByteArray(binary.value()));
      case AttributeValue.Bool bool -> builder.bool(bool.value());
      case AttributeValue.Null nothing -> builder.nul(true);
      case AttributeValue.TextSet set ->
          builder.ss(set.elements().stream().map(AttributeValue.Text::value).toList());
      case AttributeValue.NumberSet set ->
          builder.ns(set.elements().stream().map(AttributeValue.Number::text).toList());
      case AttributeValue.BinarySet set ->
          builder.bs(set.elements().stream().map(b -> SdkBytes.fromByteArray(b.value())).toList());
      case AttributeValue.Sequence list ->
          builder.l(list.elements().stream().map(ModelOfItems::sdk).toList());
      case AttributeValue.Document map -> builder.m(sdk(map.members()));
    }
    return builder.build();
  }

  /** Our item as the SDK's. */
  static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> sdk(
      Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> sdk(entry.getValue())));
  }

  /** The SDK's item as ours. */
  static Map<String, AttributeValue> ours(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ours(entry.getValue())));
  }

  private static AttributeValue ours(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
    return switch (value.type()) {
      case S -> new AttributeValue.Text(value.s());
      case N -> dev.lectern.calc.item.Numbers.parse(value.n());
      case B -> new AttributeValue.Binary(value.b().asByteArray());
      case BOOL -> new AttributeValue.Bool(value.bool());
      case NUL -> new AttributeValue.Null();
      case SS ->
          new AttributeValue.TextSet(
              value.ss().stream().map(AttributeValue.Text::new).collect(Collectors.toSet()));
      case NS ->
          new AttributeValue.NumberSet(
              value.ns().stream()
                  .map(dev.lectern.calc.item.Numbers::parse)
                  .collect(Collectors.toSet()));
      case BS ->
          new AttributeValue.BinarySet(
              value.bs().stream()
                  .map(b -> new AttributeValue.Binary(b.asByteArray()))
                  .collect(Collectors.toSet()));
      case L -> new AttributeValue.Sequence(value.l().stream().map(ModelOfItems::ours).toList());
      case M -> new AttributeValue.Document(ours(value.m()));
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
