package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Authority.Device;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The codes of an account's virtual MFA devices, as an authenticator program shows them. They go by
 * the sandbox's clock and are read again every other second of it. FX thread.
 */
final class DevicesViewModel {

  private static final int STEP = 2;

  private final Authority authority;
  private final TaskRunner tasks;
  private final ObservableValue<Instant> clock;
  private final ObservableValue<Account> account;
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<List<Device>> all = new ReadOnlyObjectWrapper<>(List.of());
  private long step;

  DevicesViewModel(
      Authority authority,
      TaskRunner tasks,
      ObservableValue<Instant> clock,
      ObservableValue<Account> account) {
    this.authority = authority;
    this.tasks = tasks;
    this.clock = clock;
    this.account = account;
    clock.subscribe(this::ticked);
    account.subscribe(now -> refresh());
  }

  private void ticked(Instant now) {
    long here = now.getEpochSecond() / STEP;
    if (here != step) {
      step = here;
      refresh();
    }
  }

  /** In order of their names. */
  ReadOnlyObjectProperty<List<Device>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Reads them again. */
  void refresh() {
    String id = account.getValue().id();
    tasks.work("", progress -> authority.devices(id)).latest(slot).onSuccess(all::set).start();
  }

  /** How long the code of now is the newest one. */
  Duration left(Device device) {
    Duration left = Duration.between(clock.getValue(), device.until());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
