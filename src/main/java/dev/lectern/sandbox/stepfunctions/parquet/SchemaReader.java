package dev.lectern.sandbox.stepfunctions.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A footer's list of fields, parents before their children, as the library's tree of types. */
final class SchemaReader {

  private static final int DEEPEST = 100;

  private final List<SchemaElement> elements;
  private int next;

  SchemaReader(List<SchemaElement> elements) {
    this.elements = elements;
  }

  MessageType read() throws MalformedParquet {
    SchemaElement root = take();
    MessageType schema = new MessageType(root.getName(), children(root, 0));
    if (next < elements.size() || schema.getColumns().isEmpty()) {
      throw new MalformedParquet("its schema is not complete");
    }
    return schema;
  }

  private SchemaElement take() throws MalformedParquet {
    if (next >= elements.size()) {
      throw new MalformedParquet("its schema is not complete");
    }
    return elements.get(next++);
  }

  private List<Type> children(SchemaElement parent, int depth) throws MalformedParquet {
    if (depth > DEEPEST) {
      throw new MalformedParquet("its schema is nested more than " + DEEPEST + " times");
    }
    List<Type> children = new ArrayList<>();
    for (int i = 0; i < parent.getNum_children(); i++) {
      SchemaElement element = take();
      children.add(
          element.isSetType() ? primitive(element) : group(element, children(element, depth + 1)));
    }
    return children;
  }

  private static Repetition repetition(SchemaElement element) {
    return Repetition.valueOf(element.getRepetition_type().name());
  }

  private static Type group(SchemaElement element, List<Type> children) {
    return Types.buildGroup(repetition(element))
        .as(annotation(element))
        .addFields(children.toArray(Type[]::new))
        .named(element.getName());
  }

  private static Type primitive(SchemaElement element) {
    String name = element.getType().name();
    return Types.primitive(
            name.equals("BYTE_ARRAY") ? PrimitiveTypeName.BINARY : PrimitiveTypeName.valueOf(name),
            repetition(element))
        .length(element.getType_length())
        .as(annotation(element))
        .named(element.getName());
  }

  /** Writers before 2019 knew converted types only; intervals have no other until now. */
  private static @Nullable LogicalTypeAnnotation annotation(SchemaElement element) {
    boolean interval = element.getConverted_type() == ConvertedType.INTERVAL;
    if (element.isSetLogicalType() && !interval) {
      return annotation(element.getLogicalType());
    }
    return element.isSetConverted_type() ? converted(element) : null;
  }

  private static @Nullable LogicalTypeAnnotation converted(SchemaElement element) {
    return switch (element.getConverted_type()) {
      case UTF8 -> LogicalTypeAnnotation.stringType();
      case MAP -> LogicalTypeAnnotation.mapType();
      case MAP_KEY_VALUE -> LogicalTypeAnnotation.MapKeyValueTypeAnnotation.getInstance();
      case LIST -> LogicalTypeAnnotation.listType();
      case ENUM -> LogicalTypeAnnotation.enumType();
      case DECIMAL -> LogicalTypeAnnotation.decimalType(element.getScale(), element.getPrecision());
      case DATE -> LogicalTypeAnnotation.dateType();
      case TIME_MILLIS -> LogicalTypeAnnotation.timeType(true, MILLIS);
      case TIME_MICROS -> LogicalTypeAnnotation.timeType(true, MICROS);
      case TIMESTAMP_MILLIS -> LogicalTypeAnnotation.timestampType(true, MILLIS);
      case TIMESTAMP_MICROS -> LogicalTypeAnnotation.timestampType(true, MICROS);
      case UINT_8 -> LogicalTypeAnnotation.intType(8, false);
      case UINT_16 -> LogicalTypeAnnotation.intType(16, false);
      case UINT_32 -> LogicalTypeAnnotation.intType(32, false);
      case UINT_64 -> LogicalTypeAnnotation.intType(64, false);
      case JSON -> LogicalTypeAnnotation.jsonType();
      case INTERVAL -> LogicalTypeAnnotation.IntervalLogicalTypeAnnotation.getInstance();
      case INT_8, INT_16, INT_32, INT_64, BSON -> null;
    };
  }

  /** Null for what JSON does not tell from its physical type. */
  private static @Nullable LogicalTypeAnnotation annotation(LogicalType type) {
    return switch (type.getSetField()) {
      case STRING -> LogicalTypeAnnotation.stringType();
      case MAP -> LogicalTypeAnnotation.mapType();
      case LIST -> LogicalTypeAnnotation.listType();
      case ENUM -> LogicalTypeAnnotation.enumType();
      case DECIMAL ->
          LogicalTypeAnnotation.decimalType(
              type.getDECIMAL().getScale(), type.getDECIMAL().getPrecision());
      case DATE -> LogicalTypeAnnotation.dateType();
      case TIME ->
          LogicalTypeAnnotation.timeType(
              type.getTIME().isIsAdjustedToUTC(), unit(type.getTIME().getUnit()));
      case TIMESTAMP ->
          LogicalTypeAnnotation.timestampType(
              type.getTIMESTAMP().isIsAdjustedToUTC(), unit(type.getTIMESTAMP().getUnit()));
      case INTEGER ->
          LogicalTypeAnnotation.intType(
              type.getINTEGER().getBitWidth(), type.getINTEGER().isIsSigned());
      case JSON -> LogicalTypeAnnotation.jsonType();
      case UUID -> LogicalTypeAnnotation.uuidType();
      case FLOAT16 -> LogicalTypeAnnotation.float16Type();
      default -> null;
    };
  }

  private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
    return LogicalTypeAnnotation.TimeUnit.valueOf(unit.getSetField().name());
  }
}
