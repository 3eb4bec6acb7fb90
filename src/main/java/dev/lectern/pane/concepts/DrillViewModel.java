package dev.lectern.pane.concepts;

import dev.lectern.concept.Drill;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/** One exercise after the other, with numbers that are drawn; each counts once. FX thread. */
final class DrillViewModel {

  /** How an exercise stands. */
  enum State {
    OPEN,
    NO_NUMBER,
    WRONG,
    RIGHT,
    SHOWN
  }

  private final RandomGenerator random;
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private List<Drill.Kind> kinds = List.of();
  private @Nullable Drill drill;
  private State state = State.OPEN;
  private int next;
  private int tried;
  private int right;
  private boolean counted;

  DrillViewModel(RandomGenerator random) {
    this.random = random;
  }

  /** Goes up with each change. */
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Begins with the exercises of a module; it may have none. */
  void begin(int module) {
    kinds = Drill.kinds(module);
    next = 0;
    tried = 0;
    right = 0;
    next();
  }

  /** Null for a module without exercises. */
  @Nullable Drill drill() {
    return drill;
  }

  State state() {
    return state;
  }

  /** Exercises whose first answer counted. */
  int tried() {
    return tried;
  }

  /** Of them, those whose first answer was right. */
  int right() {
    return right;
  }

  /** The next one: every kind comes before one comes again. */
  void next() {
    drill = kinds.isEmpty() ? null : Drill.of(kinds.get(next++ % kinds.size()), random);
    state = State.OPEN;
    counted = false;
    changed();
  }

  /** Looks at what was typed; the first number counts. */
  void check(String typed) {
    Drill now = drill;
    OptionalDouble number = number(typed);
    if (now == null || state == State.SHOWN || state == State.RIGHT) {
      return;
    }
    if (number.isEmpty()) {
      state = State.NO_NUMBER;
    } else {
      state = now.right(number.getAsDouble()) ? State.RIGHT : State.WRONG;
      count(state == State.RIGHT);
    }
    changed();
  }

  /** Shows how it is worked out; that counts as not right. */
  void show() {
    count(false);
    state = State.SHOWN;
    changed();
  }

  private void count(boolean good) {
    if (!counted) {
      counted = true;
      tried++;
      right += good ? 1 : 0;
    }
  }

  /** {@code 1,250}, {@code 12.5} and {@code 12,5}. */
  static OptionalDouble number(String typed) {
    String text = typed.strip();
    String plain =
        text.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")
            ? text.replace(",", "")
            : text.replace(',', '.');
    return plain.matches("\\d+(\\.\\d+)?|\\.\\d+")
        ? OptionalDouble.of(Double.parseDouble(plain))
        : OptionalDouble.empty();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
