package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.StoreSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Snapshots of the store with the clock in them. */
final class EngineSnapshots implements Snapshots {

  private final StoreSnapshots snapshots;
  private final ClockKeeper keeper;
  private final MovableClock clock;
  private final Runnable replaced;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param replaced run when the state was replaced
   */
  EngineSnapshots(Store store, ClockKeeper keeper, MovableClock clock, Runnable replaced) {
    this.replaced = replaced;
    this.snapshots = store.snapshots();
    this.keeper = keeper;
    this.clock = clock;
  }

  @Override
  public Snapshot save(String name) throws IOException {
    keeper.write(clock.kept());
    return changed(snapshots.save(name, clock.now()));
  }

  @Override
  public void restore(String name) throws IOException {
    snapshots.restore(name);
    clock.restore(keeper.read());
    replaced.run();
  }

  @Override
  public List<Snapshot> list() {
    return snapshots.list().stream().map(EngineSnapshots::snapshot).toList();
  }

  @Override
  public void delete(String name) throws IOException {
    snapshots.delete(name);
    tell();
  }

  @Override
  public long bytes(String name) throws IOException {
    return snapshots.bytes(name);
  }

  @Override
  public void exportTo(String name, Path file) throws IOException {
    snapshots.exportTo(name, file);
  }

  @Override
  public Snapshot importFrom(Path file) throws IOException {
    return changed(
        snapshots.importFrom(file, name -> name.startsWith(OF_LABS) ? "from " + name : name));
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Snapshot changed(StoreSnapshots.Saved saved) {
    tell();
    return snapshot(saved);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void wipe() throws IOException {
    snapshots.wipe();
    clock.reset();
    replaced.run();
  }

  private static Snapshot snapshot(StoreSnapshots.Saved saved) {
    return new Snapshot(saved.name(), saved.at());
  }
}
