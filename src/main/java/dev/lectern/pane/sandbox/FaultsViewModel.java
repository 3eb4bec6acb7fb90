package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Standing;
import dev.lectern.task.TaskRunner;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The faults of the sandbox as they stand. FX thread. */
final class FaultsViewModel implements AutoCloseable {

  private final Faults faults;
  private final TaskRunner tasks;
  private final AutoCloseable listening;

  /** Many requests may be hit in the time of one drawing. */
  private final AtomicBoolean asked = new AtomicBoolean();

  private final ReadOnlyObjectWrapper<List<Standing>> all = new ReadOnlyObjectWrapper<>(List.of());

  FaultsViewModel(Faults faults, TaskRunner tasks) {
    this.faults = faults;
    this.tasks = tasks;
    this.listening = faults.onChange(this::changed);
    show();
  }

  private void changed() {
    if (asked.compareAndSet(false, true)) {
      tasks.onFxThread(this::show);
    }
  }

  private void show() {
    asked.set(false);
    all.set(faults.list());
  }

  ReadOnlyObjectProperty<List<Standing>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Those that are at work. */
  List<Fault> on() {
    return all.get().stream().filter(Standing::on).map(Standing::fault).toList();
  }

  /** A name for a fault that has none. */
  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** Puts a fault on the desk and turns it on. */
  void put(Fault fault) {
    faults.put(fault, true);
  }

  void turn(Fault fault, boolean on) {
    faults.turn(fault.id(), on);
  }

  void remove(Fault fault) {
    faults.remove(fault.id());
  }

  void turnAllOff() {
    faults.turnAllOff();
  }

  @Override
  public void close() {
    Listening.end(listening);
  }
}
