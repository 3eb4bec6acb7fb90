package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsGateway.Page;
import dev.lectern.pane.s3.browse.ObjectsGateway.Query;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What an empty listing does not show: keys whose current version is a delete marker. Asked for
 * once a listing, and never counted further than one answer of S3. FX thread.
 */
final class Hidden {

  /**
   * How much is hidden.
   *
   * @param rows keys and folders
   * @param more whether there is more than that
   */
  record Amount(int rows, boolean more) {
    static final Amount NONE = new Amount(0, false);
  }

  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final LatestSlot asking = new LatestSlot();
  private final ReadOnlyObjectWrapper<Amount> amount = new ReadOnlyObjectWrapper<>(Amount.NONE);
  private boolean asked;

  Hidden(ObjectsGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** Another listing begins. */
  void forget() {
    asked = false;
    asking.cancel();
    amount.set(Amount.NONE);
  }

  /** Looks for what is hidden under a prefix; who may not see versions is told nothing. */
  void look(String bucket, String prefix) {
    if (asked) {
      return;
    }
    asked = true;
    tasks
        .work("", progress -> gateway.page(new Query(bucket, prefix, true), null))
        .latest(asking)
        .onSuccess(this::found)
        .onFailure(failure -> amount.set(Amount.NONE))
        .start();
  }

  private void found(Page page) {
    amount.set(new Amount(page.rows().size(), page.next() != null));
  }

  ReadOnlyObjectProperty<Amount> amountProperty() {
    return amount.getReadOnlyProperty();
  }
}
