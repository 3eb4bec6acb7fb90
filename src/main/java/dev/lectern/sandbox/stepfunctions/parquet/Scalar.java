package dev.lectern.sandbox.stepfunctions.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value as JSON, without loss: numbers and decimals with all their digits, dates and times in ISO
 * 8601 (with a Z where the column says UTC), other bytes in Base64. What JSON has no number for is
 * the text NaN, Infinity or -Infinity.
 */
final class Scalar extends PrimitiveConverter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long SECOND = 1_000_000_000;

  private final PrimitiveTypeName stored;
  private final @Nullable LogicalTypeAnnotation meaning;
  private final Consumer<JsonNode> to;

  Scalar(PrimitiveType type, Consumer<JsonNode> to) {
    this.stored = type.getPrimitiveTypeName();
    this.meaning = type.getLogicalTypeAnnotation();
    this.to = to;
  }

  @Override
  public void addBoolean(boolean value) {
    to.accept(NODES.booleanNode(value));
  }

  @Override
  public void addDouble(double value) {
    to.accept(
        Double.isFinite(value)
            ? NODES.numberNode(value)
            : NODES.stringNode(Double.toString(value)));
  }

  @Override
  public void addFloat(float value) {
    to.accept(
        Float.isFinite(value) ? NODES.numberNode(value) : NODES.stringNode(Float.toString(value)));
  }

  @Override
  public void addInt(int value) {
    to.accept(
        switch (meaning) {
          case DateLogicalTypeAnnotation date ->
              NODES.stringNode(LocalDate.ofEpochDay(value).toString());
          case IntLogicalTypeAnnotation number when !number.isSigned() ->
              NODES.numberNode(Integer.toUnsignedLong(value));
          case DecimalLogicalTypeAnnotation decimal ->
              NODES.numberNode(BigDecimal.valueOf(value, decimal.getScale()));
          case TimeLogicalTypeAnnotation time -> time(value, time.getUnit());
          case null, default -> NODES.numberNode(value);
        });
  }

  @Override
  public void addLong(long value) {
    to.accept(
        switch (meaning) {
          case TimestampLogicalTypeAnnotation at ->
              instant(value, at.getUnit(), at.isAdjustedToUTC());
          case IntLogicalTypeAnnotation number when !number.isSigned() ->
              NODES.numberNode(new BigInteger(Long.toUnsignedString(value)));
          case DecimalLogicalTypeAnnotation decimal ->
              NODES.numberNode(BigDecimal.valueOf(value, decimal.getScale()));
          case TimeLogicalTypeAnnotation time -> time(value, time.getUnit());
          case null, default -> NODES.numberNode(value);
        });
  }

  @Override
  public void addBinary(Binary value) {
    to.accept(
        switch (meaning) {
          case StringLogicalTypeAnnotation text -> NODES.stringNode(value.toStringUsingUTF8());
          case EnumLogicalTypeAnnotation text -> NODES.stringNode(value.toStringUsingUTF8());
          case JsonLogicalTypeAnnotation text -> NODES.stringNode(value.toStringUsingUTF8());
          case DecimalLogicalTypeAnnotation decimal ->
              NODES.numberNode(
                  new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()));
          case UUIDLogicalTypeAnnotation id -> {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBytes());
            yield NODES.stringNode(new UUID(bytes.getLong(), bytes.getLong()).toString());
          }
          case Float16LogicalTypeAnnotation half -> {
            float number = Float.float16ToFloat(little(value).getShort());
            yield Float.isFinite(number)
                ? NODES.numberNode(number)
                : NODES.stringNode(Float.toString(number));
          }
          case IntervalLogicalTypeAnnotation span -> interval(little(value));
          case null, default ->
              stored == PrimitiveTypeName.INT96
                  ? int96(little(value))
                  : NODES.stringNode(
                      java.util.Base64.getEncoder().encodeToString(value.getBytes()));
        });
  }

  private static ByteBuffer little(Binary value) {
    return ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long units(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> SECOND;
    };
  }

  private static JsonNode instant(long value, TimeUnit unit, boolean utc) {
    long units = units(unit);
    Instant at =
        Instant.ofEpochSecond(
            Math.floorDiv(value, units), Math.floorMod(value, units) * (SECOND / units));
    return NODES.stringNode(
        utc
            ? at.toString()
            : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
  }

  private static JsonNode time(long value, TimeUnit unit) {
    LocalTime time = LocalTime.ofNanoOfDay(Math.multiplyExact(value, SECOND / units(unit)));
    return NODES.stringNode(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
  }

  /** A time as Hive, Impala and old Spark wrote it: nanoseconds of the day, Julian day. */
  private static JsonNode int96(ByteBuffer bytes) {
    long nanos = bytes.getLong();
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, bytes.getInt());
    return NODES.stringNode(
        day.atStartOfDay(ZoneOffset.UTC).plusNanos(nanos).toInstant().toString());
  }

  /** Months, days and milliseconds, all unsigned. */
  private static JsonNode interval(ByteBuffer bytes) {
    long months = Integer.toUnsignedLong(bytes.getInt());
    long days = Integer.toUnsignedLong(bytes.getInt());
    BigDecimal seconds = BigDecimal.valueOf(Integer.toUnsignedLong(bytes.getInt()), 3);
    String text = seconds.stripTrailingZeros().toPlainString();
    return NODES.stringNode("P" + months + "M" + days + "DT" + text + "S");
  }
}
