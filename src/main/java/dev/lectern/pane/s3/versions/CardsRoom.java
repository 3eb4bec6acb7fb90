package dev.lectern.pane.s3.versions;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/**
 * Whether the cards below the list of versions leave room while two are compared. FX thread.
 *
 * @param page the list, the cards and the comparison
 * @param versions the list with its header and the cards
 */
record CardsRoom(Region page, Region versions, Region header, ListView<?> list, Region cards) {

  /** Below this height the cards make room for a comparison. */
  private static final double LOW = 520;

  /** So many versions stay in sight above the cards. */
  private static final int LEAST_ROWS = 2;

  /**
   * @param content what the cards are arranged in, by the width that there is
   */
  BooleanBinding binding(Region content) {
    return Bindings.createBooleanBinding(
        this::enough,
        page.heightProperty(),
        versions.heightProperty(),
        versions.widthProperty(),
        content.heightProperty());
  }

  private boolean enough() {
    double left = versions.getHeight() - header.getHeight() - cards.prefHeight(versions.getWidth());
    return page.getHeight() >= LOW && left >= LEAST_ROWS * list.getFixedCellSize();
  }
}
