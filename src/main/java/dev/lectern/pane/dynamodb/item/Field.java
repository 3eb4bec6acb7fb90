package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.data.Show;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value of the item while it is edited: what was typed stays as it was typed, also while it is
 * not valid. FX thread.
 */
final class Field {

  /** Longer bytes are changed by a file, not by typing. */
  static final int LONGEST_TYPED = 256;

  private static final HexFormat HEX = HexFormat.of();

  /** What can be worked in in a field's row. */
  enum Part {
    NAME,
    KIND,
    VALUE
  }

  final @Nullable Field parent;
  final StringProperty name = new SimpleStringProperty("");
  final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.S);
  final StringProperty text = new SimpleStringProperty("");
  final BooleanProperty expanded = new SimpleBooleanProperty();
  final List<Field> children = new ArrayList<>();

  /** What is wrong with it, empty when nothing is. */
  final StringProperty problem = new SimpleStringProperty("");

  /** Bytes that it takes in the item, with its name; negative while it is not valid. */
  final ObjectProperty<Integer> bytes = new SimpleObjectProperty<>(0);

  /** What is stored in its place: null when nothing is, or when it is the same. */
  final ObjectProperty<@Nullable AttributeValue> stored = new SimpleObjectProperty<>();

  /** Whether it is not as it is stored. */
  final BooleanProperty changed = new SimpleBooleanProperty();

  /** Where the keyboard should be when its row is built next; null when it may be anywhere. */
  @Nullable Part wanted;

  private byte[] whole = {};
  private boolean base64;

  Field(@Nullable Field parent) {
    this.parent = parent;
  }

  /** A field with a value and all that is in it. */
  static Field of(@Nullable Field parent, String name, AttributeValue value) {
    Field field = new Field(parent);
    field.name.set(name);
    field.set(value);
    return field;
  }

  /** Takes a value in place of what was. */
  void set(AttributeValue value) {
    kind.set(Kind.valueOf(value.type()));
    children.clear();
    switch (value) {
      case AttributeValue.Text string -> text.set(string.value());
      case AttributeValue.Number number -> text.set(number.text());
      case AttributeValue.Bool bool -> text.set(Boolean.toString(bool.value()));
      case AttributeValue.Binary binary -> setBytes(binary.value());
      case AttributeValue.Null nothing -> text.set("");
      case AttributeValue.Elements set ->
          set.elements().forEach(element -> children.add(of(this, "", element)));
      case AttributeValue.Sequence list ->
          list.elements().forEach(element -> children.add(of(this, "", element)));
      case AttributeValue.Document map ->
          map.members().forEach((member, each) -> children.add(of(this, member, each)));
    }
  }

  /** Changes the type; keeps as much of the value as fits the new one. */
  void become(Kind next) {
    Kind before = kind.get();
    if (before == next) {
      return;
    }
    if (next.set()) {
      List<Field> kept = before.container() ? List.copyOf(children) : List.of(this);
      List<Field> elements = new ArrayList<>();
      for (Field each : kept) {
        if (!each.kind.get().container() && each.kind.get() != Kind.NULL) {
          Field element = new Field(this);
          element.kind.set(next.element());
          element.text.set(each.text.get());
          elements.add(element);
        }
      }
      children.clear();
      children.addAll(elements);
    } else if (next == Kind.M) {
      int number = 1;
      for (Field child : children) {
        if (child.name.get().isEmpty()) {
          child.name.set("key" + number++);
        }
      }
    } else if (!next.container()) {
      children.clear();
      if (next == Kind.BOOL && !text.get().equals("true")) {
        text.set("false");
      }
    }
    whole = new byte[0];
    wanted = Part.KIND;
    kind.set(next);
    expanded.set(next.container());
  }

  /** Has letters in place of the text, in number as many bytes as that and so many more. */
  void lengthen(int bytes) {
    int length = text.get().getBytes(StandardCharsets.UTF_8).length;
    text.set("x".repeat(Math.max(0, length + bytes)));
  }

  /** Adds an empty child and opens the field. */
  Field add() {
    Field child = new Field(this);
    child.kind.set(kind.get().element());
    child.wanted = kind.get() == Kind.M || parent == null ? Part.NAME : Part.VALUE;
    children.add(child);
    expanded.set(true);
    return child;
  }

  /** Bytes of a {@code B}. */
  void setBytes(byte[] bytes) {
    whole = bytes.length > LONGEST_TYPED ? bytes.clone() : new byte[0];
    text.set(
        bytes.length > LONGEST_TYPED
            ? Show.hex(bytes, 24)
            : base64 ? Base64.getEncoder().encodeToString(bytes) : HEX.formatHex(bytes));
  }

  /** Whether the bytes are typed in Base64 rather than hex. */
  boolean base64() {
    return base64;
  }

  /** Shows the bytes in the other form; what are none may be that form already, and stays. */
  void toggleForm() {
    try {
      byte[] now = bytes();
      base64 = !base64;
      setBytes(now);
    } catch (InvalidValueException asTyped) {
      base64 = !base64;
    }
  }

  /** Whether the value can be typed. */
  boolean typed() {
    return switch (kind.get()) {
      case S, N -> true;
      case B -> whole.length == 0;
      default -> false;
    };
  }

  /**
   * Bytes of a {@code B}.
   *
   * @throws InvalidValueException when what was typed is not hex, or not Base64
   */
  byte[] bytes() {
    if (whole.length > 0) {
      return whole.clone();
    }
    String typed = text.get().replaceAll("\\s+", "");
    try {
      return base64 ? Base64.getDecoder().decode(typed) : HEX.parseHex(typed);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(
          base64 ? "This is not Base64." : "Bytes are pairs of hex digits: 25 50 44 46.");
    }
  }

  /**
   * The value.
   *
   * @throws InvalidValueException when it, or something in it, is not valid; the fields say why
   */
  AttributeValue value() {
    try {
      AttributeValue value = read();
      problem.set("");
      return value;
    } catch (InvalidValueException e) {
      problem.set(e.text());
      throw e;
    }
  }

  private AttributeValue read() {
    return switch (kind.get()) {
      case S -> new AttributeValue.Text(text.get());
      case N -> Numbers.parse(text.get());
      case B -> new AttributeValue.Binary(bytes());
      case BOOL -> new AttributeValue.Bool(text.get().equals("true"));
      case NULL -> new AttributeValue.Null();
      case SS -> new AttributeValue.TextSet(set(AttributeValue.Text.class));
      case NS -> new AttributeValue.NumberSet(set(AttributeValue.Number.class));
      case BS -> new AttributeValue.BinarySet(set(AttributeValue.Binary.class));
      case L -> new AttributeValue.Sequence(children());
      case M -> new AttributeValue.Document(members());
    };
  }

  private List<AttributeValue> children() {
    List<AttributeValue> values = new ArrayList<>();
    @Nullable InvalidValueException first = null;
    for (Field child : children) {
      try {
        values.add(child.value());
      } catch (InvalidValueException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return values;
  }

  private <T extends AttributeValue> Set<T> set(Class<T> type) {
    if (children.isEmpty()) {
      throw new InvalidValueException("A set has at least one element.");
    }
    Set<T> elements = new LinkedHashSet<>();
    for (Field child : children) {
      if (!elements.add(type.cast(child.value()))) {
        child.problem.set("The set has this element already.");
        throw new InvalidValueException("A set has each element once.");
      }
    }
    return elements;
  }

  /** The values by name; of the item itself too. */
  Map<String, AttributeValue> members() {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    @Nullable InvalidValueException first = null;
    for (Field child : children) {
      try {
        AttributeValue value = child.value();
        String key = child.name.get();
        if (key.isEmpty()) {
          child.problem.set("A name is missing.");
          throw new InvalidValueException("An attribute has no name.");
        }
        if (members.put(key, value) != null) {
          child.problem.set("This name is there already.");
          throw new InvalidValueException("Two attributes are called " + key + ".");
        }
      } catch (InvalidValueException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return members;
  }

  /** How deep it is in the item: 0 for an attribute. */
  int depth() {
    int depth = -1;
    for (Field up = parent; up != null; up = up.parent) {
      depth++;
    }
    return depth;
  }
}
