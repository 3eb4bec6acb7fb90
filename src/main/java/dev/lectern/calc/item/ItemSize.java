package dev.lectern.calc.item;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Sizes in bytes by DynamoDB's own rule ("DynamoDB item sizes and formats"): names and texts in
 * UTF-8, a number by its digits, 3 bytes for a list or map and 1 for each of its elements.
 *
 * <p>AWS says "approximately" for numbers. Measured at the limit of 400 KB they take one byte, one
 * for each two significant digits before the point and one for each two behind it, each rounded up,
 * and one for a minus sign.
 */
public final class ItemSize {

  /** The largest item: 400 KB. */
  public static final int LARGEST = 400 * 1024;

  private static final int CONTAINER = 3;

  private ItemSize() {}

  /** Of a whole item, names and values. */
  public static int of(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += of(attribute.getKey(), attribute.getValue());
    }
    return size;
  }

  /** Of an attribute, its name and its value. */
  public static int of(String name, AttributeValue value) {
    return utf8(name) + of(value);
  }

  /** Of a value. */
  public static int of(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text text -> utf8(text.value());
      case AttributeValue.Number number -> number(number.value());
      case AttributeValue.Binary binary -> binary.value().length;
      case AttributeValue.Bool bool -> 1;
      case AttributeValue.Null nothing -> 1;
      case AttributeValue.Elements set -> set.elements().stream().mapToInt(ItemSize::of).sum();
      case AttributeValue.Sequence list -> {
        int size = CONTAINER;
        for (AttributeValue element : list.elements()) {
          size += 1 + of(element);
        }
        yield size;
      }
      case AttributeValue.Document map -> CONTAINER + map.members().size() + of(map.members());
    };
  }

  private static int number(BigDecimal value) {
    if (value.signum() == 0) {
      return 1;
    }
    int digits = value.precision();
    int fraction = Math.clamp(value.scale(), 0, digits);
    int whole = digits - fraction;
    return 1 + (whole + 1) / 2 + (fraction + 1) / 2 + (value.signum() < 0 ? 1 : 0);
  }

  /** Counts without encoding; a lone surrogate is one replacement byte. */
  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
