package dev.lectern.sandbox.stepfunctions.parquet;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a JSON object: every column is there, without a value as null; structs are objects,
 * lists arrays, maps objects by the text of their keys. AWS does not document this; it is what its
 * other readers of JSON from columns give.
 */
final class RowItems extends RecordMaterializer<ObjectNode> {

  private final Struct root;
  private ObjectNode row = Json.object();

  RowItems(MessageType schema) {
    this.root = new Struct(schema, node -> row = (ObjectNode) node);
  }

  @Override
  public ObjectNode getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  /** What gives the values of a field, except that it may be repeated. */
  private static Converter converter(Type type, Consumer<JsonNode> to) {
    if (type.isPrimitive()) {
      return new Scalar(type.asPrimitiveType(), to);
    }
    GroupType group = type.asGroupType();
    boolean one = group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
    return switch (group.getLogicalTypeAnnotation()) {
      case ListLogicalTypeAnnotation list when one -> new Elements(group, to);
      case MapLogicalTypeAnnotation map when one && !group.getType(0).isPrimitive() ->
          new Entries(group, to);
      case MapKeyValueTypeAnnotation map when one && !group.getType(0).isPrimitive() ->
          new Entries(group, to);
      case null, default -> new Struct(group, to);
    };
  }

  /** An object; a repeated field, of the time before lists were told, is an array. */
  private static final class Struct extends GroupConverter {

    private final GroupType type;
    private final Consumer<JsonNode> to;
    private final List<Converter> fields = new ArrayList<>();
    private ObjectNode object = Json.object();

    Struct(GroupType type, Consumer<JsonNode> to) {
      this.type = type;
      this.to = to;
      for (Type field : type.getFields()) {
        String name = field.getName();
        fields.add(
            field.isRepetition(Repetition.REPEATED)
                ? converter(field, value -> object.withArray(name).add(value))
                : converter(field, value -> object.set(name, value)));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return fields.get(field);
    }

    @Override
    public void start() {
      object = Json.object();
      for (Type field : type.getFields()) {
        if (field.isRepetition(Repetition.REPEATED)) {
          object.putArray(field.getName());
        } else {
          object.putNull(field.getName());
        }
      }
    }

    @Override
    public void end() {
      to.accept(object);
    }
  }

  /** An array; between it and its elements most writers have a group that means nothing. */
  private static final class Elements extends GroupConverter {

    private final Consumer<JsonNode> to;
    private final Converter repeated;
    private ArrayNode array = Json.array();

    Elements(GroupType list, Consumer<JsonNode> to) {
      this.to = to;
      Type inner = list.getType(0);
      this.repeated =
          isElement(inner, list.getName())
              ? converter(inner, value -> array.add(value))
              : new Wrapper(inner.asGroupType().getType(0), value -> array.add(value));
    }

    /** The format's rules for lists of older writers. */
    private static boolean isElement(Type inner, String list) {
      return inner.isPrimitive()
          || inner.asGroupType().getFieldCount() != 1
          || inner.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
          || inner.getName().equals("array")
          || inner.getName().equals(list + "_tuple");
    }

    @Override
    public Converter getConverter(int field) {
      return repeated;
    }

    @Override
    public void start() {
      array = Json.array();
    }

    @Override
    public void end() {
      to.accept(array);
    }
  }

  /** One element, which may be null. */
  private static final class Wrapper extends GroupConverter {

    private final Consumer<JsonNode> to;
    private final Converter element;
    private JsonNode value = Json.MAPPER.nullNode();

    Wrapper(Type element, Consumer<JsonNode> to) {
      this.to = to;
      this.element = converter(element, given -> value = given);
    }

    @Override
    public Converter getConverter(int field) {
      return element;
    }

    @Override
    public void start() {
      value = Json.MAPPER.nullNode();
    }

    @Override
    public void end() {
      to.accept(value);
    }
  }

  /** An object by the text of its keys; of two of the same the last is kept. */
  private static final class Entries extends GroupConverter {

    private final Consumer<JsonNode> to;
    private final Struct entry;
    private ObjectNode map = Json.object();

    Entries(GroupType type, Consumer<JsonNode> to) {
      this.to = to;
      GroupType pair = type.getType(0).asGroupType();
      String key = pair.getType(0).getName();
      String value = pair.getFieldCount() > 1 ? pair.getType(1).getName() : "";
      this.entry =
          new Struct(
              pair,
              one ->
                  map.set(
                      one.path(key).isString()
                          ? one.path(key).asString()
                          : one.path(key).toString(),
                      value.isEmpty() ? Json.MAPPER.nullNode() : one.path(value)));
    }

    @Override
    public Converter getConverter(int field) {
      return entry;
    }

    @Override
    public void start() {
      map = Json.object();
    }

    @Override
    public void end() {
      to.accept(map);
    }
  }
}
