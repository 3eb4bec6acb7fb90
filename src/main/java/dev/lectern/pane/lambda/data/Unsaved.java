package dev.lectern.pane.lambda.data;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Whether a form of a function holds what is not saved. FX thread. */
public final class Unsaved {

  private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
  private final Runnable forget;

  /**
   * @param forget empties the form: whatever is opened next is shown as it is at the service
   */
  public Unsaved(Runnable forget) {
    this.forget = forget;
  }

  /** The form says what it holds now. */
  public void set(boolean now) {
    there.set(now);
  }

  /** Whether it does. */
  public ReadOnlyBooleanProperty property() {
    return there.getReadOnlyProperty();
  }

  /** Gives it up. */
  public void discard() {
    forget.run();
    there.set(false);
  }
}
