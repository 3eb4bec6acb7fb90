package dev.lectern.pane.stepfunctions.run;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Brings rows of a table into sight. FX thread. */
final class Rows {

  private Rows() {}

  /**
   * Shows a row with its neighbours. It scrolls as little as it takes: what was seen already keeps
   * its cells. A far row comes to the middle.
   */
  static void reveal(TableView<?> table, int row) {
    int size = table.getItems().size();
    if (!inWindow(table)
        || !(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
        || flow.getFirstVisibleCell() == null) {
      if (row < size) {
        table.scrollTo(row);
      }
      return;
    }
    IndexedCell<?> first = flow.getFirstVisibleCell();
    IndexedCell<?> last = flow.getLastVisibleCell();
    int seen = Math.max(1, last.getIndex() - first.getIndex());
    int above = first.getIndex() + 1 - row;
    int below = row - last.getIndex() + 1;
    if (above > seen || below > seen) {
      table.scrollTo(Math.max(0, row - seen / 2));
    } else if (above > 0 || below > 0) {
      double moved = flow.scrollPixels((above > 0 ? -above : below) * table.getFixedCellSize());
      if (moved != 0) {
        layOutNew(flow);
      }
    }
  }

  /** Lays a table out now rather than with the next frame, if it is in a window. */
  static void layOut(TableView<?> table) {
    if (inWindow(table)) {
      table.layout();
    }
  }

  /** New rows have no look where a window is no longer: its style sheets are forgotten with it. */
  private static boolean inWindow(TableView<?> table) {
    return table.getScene() != null && table.getScene().getWindow() != null;
  }

  /** One row that waits for its layout would have the table take up all of them again. */
  private static void layOutNew(VirtualFlow<?> flow) {
    int last = flow.getLastVisibleCell().getIndex();
    for (int row = flow.getFirstVisibleCell().getIndex(); row <= last; row++) {
      flow.getCell(row).layout();
    }
  }
}
