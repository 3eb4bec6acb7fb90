package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.StoreSnapshots;
import java.io.IOException;
import java.util.List;

/** Snapshots of the store with the clock in them. */
final class EngineSnapshots implements Snapshots {

  private final StoreSnapshots snapshots;
  private final ClockKeeper keeper;
  private final MovableClock clock;

  EngineSnapshots(Store store, ClockKeeper keeper, MovableClock clock) {
    this.snapshots = store.snapshots();
    this.keeper = keeper;
    this.clock = clock;
  }

  @Override
  public Snapshot save(String name) throws IOException {
    keeper.write(clock.kept());
    return snapshot(snapshots.save(name, clock.now()));
  }

  @Override
  public void restore(String name) throws IOException {
    snapshots.restore(name);
    clock.restore(keeper.read());
  }

  @Override
  public List<Snapshot> list() {
    return snapshots.list().stream().map(EngineSnapshots::snapshot).toList();
  }

  @Override
  public void delete(String name) throws IOException {
    snapshots.delete(name);
  }

  private static Snapshot snapshot(StoreSnapshots.Saved saved) {
    return new Snapshot(saved.name(), saved.at());
  }
}
