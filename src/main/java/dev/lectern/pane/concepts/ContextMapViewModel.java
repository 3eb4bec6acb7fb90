package dev.lectern.pane.concepts;

import dev.lectern.concept.ContextMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The context map as it was put together so far; it belongs to one module. FX thread. */
final class ContextMapViewModel {

  private static final int MODULE = 11;

  private final ReadOnlyObjectWrapper<ContextMap> map =
      new ReadOnlyObjectWrapper<>(new ContextMap(Map.of()));
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
  private int fewest = -1;

  ReadOnlyObjectProperty<ContextMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Whether the module that is shown has this exercise. */
  ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Another module is shown. */
  void begin(int module) {
    shown.set(module == MODULE);
  }

  /** Puts an event into a context. */
  void put(ContextMap.Event event, ContextMap.Context context) {
    map.set(map.get().with(event, context));
  }

  /** Takes everything out again. */
  void clear() {
    map.set(new ContextMap(Map.of()));
  }

  /** The fewest calls that can cross; worked out when it is first asked for. */
  int fewest() {
    if (fewest < 0) {
      fewest = ContextMap.fewest();
    }
    return fewest;
  }
}
