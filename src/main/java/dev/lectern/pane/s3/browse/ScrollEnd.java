package dev.lectern.pane.s3.browse;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;

/** Asks for more when a table is scrolled near its end. */
final class ScrollEnd {

  /** Rows before the end at which the next page is asked for. */
  private static final int AHEAD = 100;

  private final TableView<?> table;
  private final Runnable more;

  ScrollEnd(TableView<?> table, Runnable more) {
    this.table = table;
    this.more = more;
    table.skinProperty().addListener((o, before, now) -> watch());
    table.getItems().addListener((javafx.beans.Observable o) -> check());
    table.getSelectionModel().selectedIndexProperty().addListener((o, before, now) -> near(now));
  }

  private void watch() {
    for (var node : table.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        bar.valueProperty().addListener((o, before, now) -> check());
      }
    }
  }

  private void near(Number index) {
    if (index.intValue() >= table.getItems().size() - AHEAD && index.intValue() > 0) {
      more.run();
    }
  }

  private void check() {
    for (var node : table.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        int rows = table.getItems().size();
        double seen = bar.getValue() * rows;
        if (bar.isVisible() && rows - seen < AHEAD) {
          more.run();
        }
      }
    }
  }
}
