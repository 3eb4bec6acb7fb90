package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The SDK's values and ours. Numbers stay text or decimals, never floating point. */
public final class ValuesGateway {

  private ValuesGateway() {}

  /** Ours. */
  public static Map<String, AttributeValue> item(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item) {
    Map<String, AttributeValue> ours = new LinkedHashMap<>();
    new TreeMap<>(item).forEach((name, value) -> ours.put(name, value(value)));
    return ours;
  }

  /** Ours. */
  public static AttributeValue value(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
    return switch (value.type()) {
      case S -> new AttributeValue.Text(value.s());
      case N -> Numbers.parse(value.n());
      case B -> new AttributeValue.Binary(value.b().asByteArray());
      case BOOL -> new AttributeValue.Bool(value.bool());
      case SS -> new AttributeValue.TextSet(set(value.ss(), AttributeValue.Text::new));
      case NS -> new AttributeValue.NumberSet(set(value.ns(), Numbers::parse));
      case BS ->
          new AttributeValue.BinarySet(
              set(value.bs(), bytes -> new AttributeValue.Binary(bytes.asByteArray())));
      case L -> new AttributeValue.Sequence(list(value.l()));
      case M -> new AttributeValue.Document(item(value.m()));
      case NUL, UNKNOWN_TO_SDK_VERSION -> new AttributeValue.Null();
    };
  }

  private static List<AttributeValue> list(
      List<software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
    List<AttributeValue> ours = new ArrayList<>();
    values.forEach(each -> ours.add(value(each)));
    return ours;
  }

  private static <A, T> Set<T> set(List<A> values, java.util.function.Function<A, T> ours) {
    Set<T> set = new LinkedHashSet<>();
    values.forEach(each -> set.add(ours.apply(each)));
    return set;
  }

  /** The SDK's. */
  public static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> sdk(
      Map<String, AttributeValue> item) {
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> theirs =
        new LinkedHashMap<>();
    item.forEach((name, value) -> theirs.put(name, sdk(value)));
    return theirs;
  }

  /** The SDK's. */
  public static software.amazon.awssdk.services.dynamodb.model.AttributeValue sdk(
      AttributeValue value) {
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
          builder.l(list.elements().stream().map(ValuesGateway::sdk).toList());
      case AttributeValue.Document map -> builder.m(sdk(map.members()));
    }
    return builder.build();
  }

  /** What a call consumed; nothing when the answer does not say. */
  public static Used used(@Nullable ConsumedCapacity consumed) {
    if (consumed == null || consumed.capacityUnits() == null) {
      return Used.NONE;
    }
    Map<String, Double> indexes = new TreeMap<>();
    consumed.globalSecondaryIndexes().forEach((n, c) -> indexes.put(n, c.capacityUnits()));
    consumed.localSecondaryIndexes().forEach((n, c) -> indexes.put(n, c.capacityUnits()));
    double table =
        consumed.table() != null
            ? consumed.table().capacityUnits()
            : consumed.capacityUnits()
                - indexes.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Used(consumed.capacityUnits(), table, indexes);
  }

  /** What a call on one table consumed. */
  public static Used used(List<ConsumedCapacity> consumed) {
    return consumed.stream().map(ValuesGateway::used).reduce(Used.NONE, Used::plus);
  }
}
