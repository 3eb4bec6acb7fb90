package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Keys of items as bytes, in DynamoDB's order: partition keys by a hash, sort keys by value. Each
 * part ends with 0 0 and writes a 0 within as 0 255, so that parts compare one after another.
 */
final class OrderedBytes {

  private static final int EXPONENT_BIAS = 512;

  /** Never used but to be copied: looking for it costs more than a hash. */
  private static final MessageDigest MD5 = md5();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A number that comes first, for instance a table's. */
  OrderedBytes prefix(long id) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    return this;
  }

  /** A partition key: its hash decides where it is, then itself. */
  OrderedBytes partition(AttributeValue value) {
    byte[] bytes = bytes(value);
    out.writeBytes(hash(bytes));
    return part(bytes);
  }

  /** A sort key. */
  OrderedBytes sort(AttributeValue value) {
    return part(bytes(value));
  }

  /** The beginning of a sort key, whatever follows. */
  OrderedBytes open(AttributeValue beginning) {
    return escaped(bytes(beginning));
  }

  private OrderedBytes part(byte[] bytes) {
    escaped(bytes);
    out.write(0);
    out.write(0);
    return this;
  }

  private OrderedBytes escaped(byte[] bytes) {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        out.write(bytes, from, i + 1 - from);
        out.write(255);
        from = i + 1;
      }
    }
    out.write(bytes, from, bytes.length - from);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Just behind everything that begins with these bytes. */
  static byte[] behind(byte[] prefix) {
    byte[] next = prefix.clone();
    for (int i = next.length - 1; i >= 0; i--) {
      next[i]++;
      if (next[i] != 0) {
        return next;
      }
    }
    throw new IllegalArgumentException("nothing is behind this prefix");
  }

  /** The first eight bytes of the MD5, which spread keys evenly. */
  static byte[] hash(byte[] bytes) {
    try {
      return Arrays.copyOf(((MessageDigest) MD5.clone()).digest(bytes), Long.BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's MD5 can be copied", e);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** A key value so that bytes compare as the values do. */
  static byte[] bytes(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text text -> text.value().getBytes(StandardCharsets.UTF_8);
      case AttributeValue.Binary binary -> binary.value();
      case AttributeValue.Number number -> number(number.value());
      default -> throw new IllegalArgumentException("no key: " + value.type());
    };
  }

  /** Sign, exponent, then digits in pairs; of a negative number everything is inverted. */
  private static byte[] number(BigDecimal value) {
    if (value.signum() == 0) {
      return new byte[] {(byte) 0x80};
    }
    String digits = value.unscaledValue().abs().toString();
    int exponent = digits.length() - value.scale() + EXPONENT_BIAS;
    String even = digits.length() % 2 == 0 ? digits : digits + "0";
    byte[] bytes = new byte[4 + even.length() / 2];
    bytes[0] = (byte) 0xC0;
    bytes[1] = (byte) (exponent >> 8);
    bytes[2] = (byte) exponent;
    for (int i = 0; i < even.length() / 2; i++) {
      bytes[3 + i] = (byte) (Integer.parseInt(even, 2 * i, 2 * i + 2, 10) + 1);
    }
    if (value.signum() < 0) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return bytes;
  }
}
