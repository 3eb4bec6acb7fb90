package dev.lectern.pane.s3.details;

import dev.lectern.problem.UserProblem;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A value of S3 that the user may change: what S3 has, what the user made of it, and how saving
 * went. FX thread.
 *
 * @param <T> has a meaningful {@code equals}
 */
public final class Draft<T> {

  private final ReadOnlyObjectWrapper<T> saved;
  private final ObjectProperty<T> value;
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Draft(T empty) {
    saved = new ReadOnlyObjectWrapper<>(empty);
    value = new SimpleObjectProperty<>(empty);
    value.addListener((o, before, now) -> dirty.set(!now.equals(saved.get())));
  }

  /** What the user made of it. */
  public ObjectProperty<T> valueProperty() {
    return value;
  }

  /** What S3 had when it was last asked. */
  public ReadOnlyObjectProperty<T> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** Whether the two differ. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** Whether saving is on its way. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Why saving failed. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Shows what S3 has; the user's changes are gone. */
  void take(T now) {
    saved.set(now);
    value.set(now);
    dirty.set(false);
    problem.set(Optional.empty());
  }

  /** Learns what S3 has now; what the user changed stays. */
  void rebase(T now) {
    if (dirty.get()) {
      saved.set(now);
      dirty.set(!value.get().equals(now));
    } else {
      take(now);
    }
  }

  /** Back to what S3 has. */
  public void discard() {
    take(saved.get());
  }

  void began() {
    saving.set(true);
    problem.set(Optional.empty());
  }

  void ended() {
    saving.set(false);
  }

  void failed(UserProblem failure) {
    problem.set(Optional.of(failure));
  }
}
