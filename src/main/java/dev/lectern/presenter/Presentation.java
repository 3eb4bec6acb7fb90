package dev.lectern.presenter;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is presented, told by who has it and shown by presenter mode. FX thread. */
public final class Presentation {

  private final ReadOnlyObjectWrapper<@Nullable Talk> talk = new ReadOnlyObjectWrapper<>();
  private @Nullable Object owner;

  /** Null while there is nothing. */
  public ReadOnlyObjectProperty<@Nullable Talk> talkProperty() {
    return talk.getReadOnlyProperty();
  }

  /**
   * Presents this from now on.
   *
   * @param by who tells it; what another told before is over
   */
  public void tell(Object by, Talk now) {
    owner = by;
    talk.set(now);
  }

  /** It has nothing to present any more; what another tells stays. */
  public void over(Object by) {
    if (by.equals(owner)) {
      owner = null;
      talk.set(null);
    }
  }
}
