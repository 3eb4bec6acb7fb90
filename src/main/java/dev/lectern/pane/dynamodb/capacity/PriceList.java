package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Prices;
import dev.lectern.settings.Settings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The prices that costs are worked out with: the program's, or the user's own. FX thread. */
final class PriceList {

  private static final String SECTION = "dynamodb-prices";

  private final Settings settings;
  private final Prices shipped = Prices.shipped();
  private final ReadOnlyObjectWrapper<Prices> current;

  PriceList(Settings settings) {
    this.settings = settings;
    current = new ReadOnlyObjectWrapper<>(settings.get(SECTION, Prices.class, shipped));
  }

  ReadOnlyObjectProperty<Prices> currentProperty() {
    return current.getReadOnlyProperty();
  }

  Prices shipped() {
    return shipped;
  }

  /** Takes these from now on, also after the next start. */
  void use(Prices prices) {
    settings.put(SECTION, prices);
    current.set(prices);
  }
}
