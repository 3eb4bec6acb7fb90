package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a condition compares. */
public sealed interface Operand {

  /** Its value for an item, null when there is none. */
  @Nullable AttributeValue in(Map<String, AttributeValue> item);

  /** What is at a place of the item. */
  record AtPath(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      return path.in(item);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A given value. */
  record Given(AttributeValue value) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      return value;
    }
  }

  /** The function size. */
  record Size(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      OptionalInt size = Values.size(path.in(item));
      return size.isPresent()
          ? new AttributeValue.Number(BigDecimal.valueOf(size.getAsInt()))
          : null;
    }
  }
}
