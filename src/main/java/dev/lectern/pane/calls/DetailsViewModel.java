package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.task.LatestSlot;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The chosen call in all its forms; computed off the FX thread, the latest choice wins. */
final class DetailsViewModel {

  private final CallServices services;
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable CallDetails> details =
      new ReadOnlyObjectWrapper<>();

  DetailsViewModel(ObservableValue<? extends @Nullable ApiCall> selected, CallServices services) {
    this.services = services;
    selected.subscribe(this::load);
  }

  /** Null while no call is chosen. */
  ReadOnlyObjectProperty<@Nullable CallDetails> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  private void load(@Nullable ApiCall call) {
    if (call == null) {
      details.set(null);
      return;
    }
    services
        .tasks()
        .work(CallText.name(call), progress -> CallDetails.of(call, services))
        .onSuccess(details::set)
        .latest(slot)
        .start();
  }
}
