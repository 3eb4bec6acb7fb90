package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How DynamoDB compares values. */
public final class Values {

  private Values() {}

  /**
   * The order of two texts (by their UTF-8 bytes), numbers or byte strings; empty for values that
   * have none.
   */
  public static OptionalInt compare(AttributeValue left, AttributeValue right) {
    if (left instanceof AttributeValue.Text a && right instanceof AttributeValue.Text b) {
      return OptionalInt.of(
          Arrays.compareUnsigned(
              a.value().getBytes(StandardCharsets.UTF_8),
              b.value().getBytes(StandardCharsets.UTF_8)));
    }
    if (left instanceof AttributeValue.Number a && right instanceof AttributeValue.Number b) {
      return OptionalInt.of(a.value().compareTo(b.value()));
    }
    if (left instanceof AttributeValue.Binary a && right instanceof AttributeValue.Binary b) {
      return OptionalInt.of(Arrays.compareUnsigned(a.value(), b.value()));
    }
    return OptionalInt.empty();
  }

  static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
    if (value instanceof AttributeValue.Text text && prefix instanceof AttributeValue.Text start) {
      return text.value().startsWith(start.value());
    }
    return value instanceof AttributeValue.Binary bytes
        && prefix instanceof AttributeValue.Binary start
        && bytes.value().length >= start.value().length
        && Arrays.equals(
            bytes.value(), 0, start.value().length, start.value(), 0, start.value().length);
  }

  static boolean contains(@Nullable AttributeValue value, @Nullable AttributeValue part) {
    if (value == null || part == null) {
      return false;
    }
    return switch (value) {
      case AttributeValue.Text text ->
          part instanceof AttributeValue.Text inner && text.value().contains(inner.value());
      case AttributeValue.Binary bytes ->
          part instanceof AttributeValue.Binary inner && indexOf(bytes.value(), inner.value());
      case AttributeValue.Elements set -> set.elements().contains(part);
      case AttributeValue.Sequence list -> list.elements().contains(part);
      default -> false;
    };
  }

  private static boolean indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the function size answers: a text's UTF-16 units, bytes, elements; empty for other types.
   */
  static OptionalInt size(@Nullable AttributeValue value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    return switch (value) {
      case AttributeValue.Text text -> OptionalInt.of(text.value().length());
      case AttributeValue.Binary bytes -> OptionalInt.of(bytes.value().length);
      case AttributeValue.Elements set -> OptionalInt.of(set.elements().size());
      case AttributeValue.Sequence list -> OptionalInt.of(list.elements().size());
      case AttributeValue.Document map -> OptionalInt.of(map.members().size());
      default -> OptionalInt.empty();
    };
  }
}
