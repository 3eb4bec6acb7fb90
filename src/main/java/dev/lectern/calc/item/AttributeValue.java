package dev.lectern.calc.item;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of DynamoDB ("Supported data types and naming rules in Amazon DynamoDB"). Two values are
 * equal when DynamoDB's {@code =} says so: numbers by value, sets whatever their order. Immutable
 * as long as the collections given are not changed.
 */
public sealed interface AttributeValue {

  /** The letters of the type: {@code S}, {@code N}, {@code BOOL}, {@code SS} … */
  String type();

  /** Text. */
  record Text(String value) implements AttributeValue {
    @Override
    public String type() {
      return "S";
    }

    @Override
    public String toString() {
      return "{S:" + value + "}";
    }
  }

  /**
   * A number of up to 38 significant digits.
   *
   * @param value without trailing zeros, so that equal numbers are equal records
   */
  @SuppressWarnings("AvoidCommonTypeNames") // DynamoDB's own name of it.
  record Number(BigDecimal value) implements AttributeValue {

    /** Takes trailing zeros away. */
    public Number {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String type() {
      return "N";
    }

    /** As DynamoDB answers it: all digits, no exponent. */
    public String text() {
      return value.toPlainString();
    }

    @Override
    public String toString() {
      return "{N:" + text() + "}";
    }
  }

  /** Bytes. */
  record Binary(byte[] value) implements AttributeValue {
    @Override
    public String type() {
      return "B";
    }

    /** In Base64, as it travels. */
    public String base64() {
      return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Binary binary && Arrays.equals(binary.value, value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "{B:" + base64() + "}";
    }
  }

  /** True or false. */
  record Bool(boolean value) implements AttributeValue {
    @Override
    public String type() {
      return "BOOL";
    }

    @Override
    public String toString() {
      return "{BOOL:" + value + "}";
    }
  }

  /** Null, which is a value: the attribute is there. */
  record Null() implements AttributeValue {
    @Override
    public String type() {
      return "NULL";
    }

    @Override
    public String toString() {
      return "{NULL:true}";
    }
  }

  /** A set of texts, numbers or byte strings; never empty. */
  sealed interface Elements extends AttributeValue {

    /** The elements as values of their own. */
    Set<? extends AttributeValue> elements();
  }

  /** A set of texts. */
  record TextSet(Set<Text> elements) implements Elements {
    @Override
    public String type() {
      return "SS";
    }
  }

  /** A set of numbers. */
  record NumberSet(Set<Number> elements) implements Elements {
    @Override
    public String type() {
      return "NS";
    }
  }

  /** A set of byte strings. */
  record BinarySet(Set<Binary> elements) implements Elements {
    @Override
    public String type() {
      return "BS";
    }
  }

  /** A list of values of any types. */
  record Sequence(List<AttributeValue> elements) implements AttributeValue {
    @Override
    public String type() {
      return "L";
    }
  }

  /** Values by name. */
  record Document(Map<String, AttributeValue> members) implements AttributeValue {
    @Override
    public String type() {
      return "M";
    }
  }
}
