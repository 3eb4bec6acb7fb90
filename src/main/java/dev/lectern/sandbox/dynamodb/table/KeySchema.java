package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table or an index.
 *
 * @param partition the partition key, HASH
 * @param sort the sort key, RANGE; null when there is none
 */
public record KeySchema(Attribute partition, @Nullable Attribute sort) {

  /**
   * An attribute of a key.
   *
   * @param type {@code S}, {@code N} or {@code B}
   */
  public record Attribute(String name, String type) {}

  /** The attributes, the partition key first. */
  public List<Attribute> attributes() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  /** Their names. */
  public Stream<String> names() {
    return attributes().stream().map(Attribute::name);
  }

  /** Whether an attribute is part of the key. */
  public boolean has(String attribute) {
    return names().anyMatch(attribute::equals);
  }

  /** Whether two items have the same key. */
  boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return names().allMatch(name -> Objects.equals(one.get(name), other.get(name)));
  }

  /**
   * Where the partition key of an item, or of a key, lies among all hashes; null when it has none.
   */
  public @Nullable Long hash(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(partition.name());
    return value == null
        ? null
        : ByteBuffer.wrap(OrderedBytes.hash(OrderedBytes.bytes(value))).getLong();
  }
}
