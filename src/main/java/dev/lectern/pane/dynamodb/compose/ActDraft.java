package dev.lectern.pane.dynamodb.compose;

import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.pane.dynamodb.data.Aliases;
import dev.lectern.pane.dynamodb.data.ItemText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An action while it is written. FX thread. */
final class ActDraft {

  final ObjectProperty<Act.Kind> kind;
  final StringProperty table;
  final StringProperty item = new SimpleStringProperty("");
  final StringProperty update = new SimpleStringProperty("");
  final StringProperty condition = new SimpleStringProperty("");
  final StringProperty values = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();

  ActDraft(Act.Kind kind, String table) {
    this.kind = new SimpleObjectProperty<>(kind);
    this.table = new SimpleStringProperty(table);
    this.kind.addListener((o, before, now) -> changed());
    for (StringProperty text : List.of(this.table, item, update, condition, values)) {
      text.addListener((o, before, now) -> changed());
    }
  }

  private void changed() {
    outcome.set(null);
    problem.set("");
  }

  /** The action; null when it is not right yet, and then {@link #problemProperty} says why. */
  @Nullable Act act() {
    try {
      Map<String, String> names = new LinkedHashMap<>();
      List<String> reserved = new ArrayList<>();
      boolean updates = kind.get() == Act.Kind.UPDATE;
      boolean conditions = kind.get() != Act.Kind.GET;
      problem.set("");
      return new Act(
          kind.get(),
          table.get().strip(),
          ItemText.read(item.get()),
          updates ? Aliases.ofUpdate(update.get(), names, reserved) : null,
          conditions ? Aliases.of(condition.get(), names, reserved) : null,
          names,
          !conditions || values.get().isBlank() ? Map.of() : ItemText.read(values.get()));
    } catch (InvalidValueException e) {
      problem.set(e.text());
      return null;
    }
  }

  void became(@Nullable Outcome now) {
    outcome.set(now);
  }

  /** What is wrong with what was typed; empty when nothing is known to be. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What became of it when it was sent last; null when it was not, or was changed since. */
  ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }
}
