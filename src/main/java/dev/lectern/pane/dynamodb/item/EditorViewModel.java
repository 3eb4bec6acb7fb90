package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.PlainJson;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.editor.JsonProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An item while it is edited: the tree of its fields is the truth, everything else follows from it
 * at each change. FX thread.
 */
public final class EditorViewModel {

  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Map<String, AttributeValue>> stored =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Map<String, AttributeValue>> item =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper whole = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private @Nullable Map<String, AttributeValue> untouched;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObservableList<Field> rows = FXCollections.observableArrayList();
  private final ObservableList<Change> changes = FXCollections.observableArrayList();
  private final ObservableList<Weight> weights = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Costs> costs = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper arrivals = new ReadOnlyIntegerWrapper();
  private Field root = new Field(null);
  private Map<String, AttributeValue> valid = Map.of();
  private boolean settling;

  /** Opens an item as it is stored. */
  void open(TableInfo of, Map<String, AttributeValue> found, boolean isWhole) {
    table.set(of);
    whole.set(isWhole);
    stored.set(found);
    build(of.keysFirst(found));
    arrived();
  }

  private void arrived() {
    arrivals.set(arrivals.get() + 1);
  }

  /** Opens an item that is not stored yet, with its key to be filled in. */
  void openNew(TableInfo of) {
    table.set(of);
    whole.set(true);
    stored.set(null);
    root = new Field(null);
    root.kind.set(Kind.M);
    addKey(of.partition());
    if (of.sort() != null) {
      addKey(of.sort());
    }
    structure();
    // nothing was typed yet: there is nothing to lose, and nothing that could be saved
    untouched = item.get();
    dirty.set(false);
    arrived();
  }

  private void addKey(KeyAttribute key) {
    Field field = new Field(root);
    field.name.set(key.name());
    field.kind.set(Kind.valueOf(key.type()));
    listen(field);
    root.children.add(field);
  }

  /** Closes it. */
  void close() {
    table.set(null);
    stored.set(null);
    item.set(null);
    dirty.set(false);
    root = new Field(null);
    rows.clear();
    changes.clear();
    weights.clear();
    costs.set(null);
    arrived();
  }

  /** Somebody else has stored this meanwhile: the differences are against it from now on. */
  void rebase(@Nullable Map<String, AttributeValue> theirs) {
    stored.set(theirs);
    settle();
    arrived();
  }

  /** What is in the editor is stored now. */
  void saved(Map<String, AttributeValue> now) {
    stored.set(now);
    TableInfo of = table.get();
    if (of != null) {
      build(of.keysFirst(now));
    }
    arrived();
  }

  /** Gives all changes up. */
  void discard() {
    TableInfo of = table.get();
    Map<String, AttributeValue> old = stored.get();
    if (of != null && old != null) {
      build(of.keysFirst(old));
      arrived();
    } else if (of != null) {
      openNew(of);
    }
  }

  private void build(Map<String, AttributeValue> from) {
    List<String> open = new ArrayList<>();
    root.children.forEach(
        field -> {
          if (field.expanded.get()) {
            open.add(field.name.get());
          }
        });
    root = Field.of(null, "", new AttributeValue.Document(from));
    root.children.forEach(field -> field.expanded.set(open.contains(field.name.get())));
    listen(root);
    structure();
  }

  private void listen(Field field) {
    field.text.addListener((o, before, now) -> settle());
    field.name.addListener((o, before, now) -> settle());
    field.children.forEach(this::listen);
  }

  /** Adds an attribute, or an element of what is given, and answers it. */
  Field add(@Nullable Field to) {
    Field field = (to == null ? root : to).add();
    listen(field);
    structure();
    return field;
  }

  /** Takes a field away. */
  void remove(Field field) {
    if (field.parent != null) {
      field.parent.children.remove(field);
      structure();
    }
  }

  /** Changes a field's type. */
  void become(Field field, Kind kind) {
    field.become(kind);
    field.children.forEach(this::listen);
    structure();
  }

  /** Opens or closes a field. */
  void toggle(Field field) {
    field.expanded.set(!field.expanded.get());
    structure();
  }

  /** Shows a field's bytes in hex or Base64. */
  void toggleForm(Field field) {
    field.toggleForm();
    structure();
  }

  /** Sets a field's bytes. */
  void load(Field field, byte[] bytes) {
    field.setBytes(bytes);
    structure();
  }

  /** Whether a field is part of the table's key. */
  boolean key(Field field) {
    TableInfo of = table.get();
    return of != null && field.parent == root && of.keys().contains(field.name.get());
  }

  /** Whether an index has the attribute in its key. */
  boolean indexKey(Field field) {
    TableInfo of = table.get();
    return of != null
        && field.parent == root
        && of.indexes().stream().anyMatch(index -> index.keys().contains(field.name.get()));
  }

  private void structure() {
    List<Field> shown = new ArrayList<>();
    root.children.forEach(child -> show(child, shown));
    rows.setAll(shown);
    settle();
  }

  private static void show(Field field, List<Field> shown) {
    shown.add(field);
    if (field.expanded.get()) {
      field.children.forEach(child -> show(child, shown));
    }
  }

  /** Works everything out again from the fields. */
  private void settle() {
    if (settling) {
      return;
    }
    settling = true;
    try {
      Map<String, AttributeValue> now = root.members();
      problem.set("");
      valid = now;
      item.set(now);
      measure(now);
    } catch (InvalidValueException e) {
      refuse(e.text());
    } finally {
      settling = false;
    }
  }

  private void refuse(String why) {
    problem.set(why);
    item.set(null);
    dirty.set(true);
  }

  private void measure(Map<String, AttributeValue> now) {
    Map<String, AttributeValue> old = stored.get() == null ? Map.of() : stored.get();
    changes.setAll(Change.between(old, now));
    dirty.set(stored.get() == null ? !now.equals(untouched) : !changes.isEmpty());
    List<Weight> heavy = new ArrayList<>();
    for (Field field : root.children) {
      AttributeValue value = now.get(field.name.get());
      if (value != null) {
        heavy.add(new Weight(field.name.get(), ItemSize.of(field.name.get(), value), key(field)));
        mark(field, field.name.get(), value, old.get(field.name.get()));
      }
    }
    weights.setAll(heavy);
    TableInfo of = table.get();
    costs.set(of == null ? null : Costs.of(of, stored.get(), now));
  }

  private void mark(Field field, String name, AttributeValue value, @Nullable AttributeValue old) {
    boolean same = value.equals(old);
    field.bytes.set(ItemSize.of(name, value));
    field.changed.set(!same);
    field.stored.set(same ? null : old);
    int index = 0;
    for (Field child : field.children) {
      AttributeValue inside =
          switch (value) {
            case AttributeValue.Document map -> map.members().get(child.name.get());
            case AttributeValue.Sequence list -> list.elements().get(index);
            default -> child.value();
          };
      if (inside != null) {
        mark(child, child.name.get(), inside, same ? inside : within(old, child, index));
      }
      index++;
    }
  }

  private static @Nullable AttributeValue within(
      @Nullable AttributeValue old, Field child, int index) {
    return switch (old) {
      case AttributeValue.Document map -> map.members().get(child.name.get());
      case AttributeValue.Sequence list ->
          index < list.elements().size() ? list.elements().get(index) : null;
      case AttributeValue.Elements set -> {
        AttributeValue value = child.value();
        yield set.elements().stream().anyMatch(value::equals) ? value : null;
      }
      case null, default -> null;
    };
  }

  /** The item as plain JSON; the last valid one while it is not valid. */
  String plainJson() {
    return PlainJson.write(valid);
  }

  /** The item as DynamoDB's JSON. */
  String dynamoJson() {
    return Json.PRETTY.writeValueAsString(ItemJson.json(valid));
  }

  /** Takes the item from JSON; text that is none leaves nothing to save. Answers whether it is. */
  boolean takeJson(String json, boolean plain) {
    try {
      Map<String, AttributeValue> typed =
          plain ? PlainJson.read(json, valid) : ItemJson.item(Json.MAPPER.readTree(json));
      if (!typed.equals(item.get())) {
        build(typed);
      }
      return true;
    } catch (InvalidValueException e) {
      refuse(e.text());
    } catch (JacksonException e) {
      refuse(JsonProblem.sentence(e));
    }
    return false;
  }

  /** The attribute that looks like a version: a number called so. */
  @Nullable String versionAttribute() {
    Map<String, AttributeValue> old = stored.get();
    if (old == null) {
      return null;
    }
    return old.entrySet().stream()
        .filter(
            entry ->
                entry.getValue() instanceof AttributeValue.Number
                    && entry.getKey().equalsIgnoreCase("version"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Rises when another item, or the same as it is stored now, was put here; told last of all. */
  ReadOnlyIntegerProperty arrivalsProperty() {
    return arrivals.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The item as it is stored; null when it is new. */
  ReadOnlyObjectProperty<@Nullable Map<String, AttributeValue>> storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /** The item as it is now; null while a field is not valid. */
  ReadOnlyObjectProperty<@Nullable Map<String, AttributeValue>> itemProperty() {
    return item.getReadOnlyProperty();
  }

  /** Whether all of the item is here; a part of one can only be looked at. */
  ReadOnlyBooleanProperty wholeProperty() {
    return whole.getReadOnlyProperty();
  }

  /** Whether something is not as it is stored. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** What is wrong, empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The fields that are seen, top to bottom. */
  ObservableList<Field> rows() {
    return rows;
  }

  /** Differences against what is stored. */
  ObservableList<Change> changes() {
    return changes;
  }

  /** Attributes with their bytes, in the order of the tree. */
  ObservableList<Weight> weights() {
    return weights;
  }

  /** What the item costs; null while none is open. */
  ReadOnlyObjectProperty<@Nullable Costs> costsProperty() {
    return costs.getReadOnlyProperty();
  }

  /** Bytes of the item as it is now; of the last valid one while it is not valid. */
  int size() {
    return weights.stream().mapToInt(Weight::bytes).sum();
  }
}
