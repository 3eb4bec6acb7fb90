package dev.lectern.ui.fxml;

import dev.lectern.ui.theme.ThemeManager;
import javafx.collections.MapChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Lets the widths of a table's columns, which FXML gives in pixels, grow and shrink with the type,
 * as everything that is given in em does by itself.
 */
final class ScaledColumns {

  private final TableView<?> table;
  private final MapChangeListener<Object, Object> listener = change -> apply();
  private int percent = 100;

  private ScaledColumns(TableView<?> table) {
    this.table = table;
    table.sceneProperty().addListener((o, before, now) -> moved(before, now));
    moved(null, table.getScene());
  }

  /** From now on, as long as the table lives. FX thread. */
  static void follow(TableView<?> table) {
    new ScaledColumns(table);
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.getProperties().removeListener(listener);
    }
    if (now != null) {
      now.getProperties().addListener(listener);
      apply();
    }
  }

  private void apply() {
    Scene scene = table.getScene();
    if (scene != null
        && scene.getProperties().get(ThemeManager.TYPE) instanceof Integer now
        && now != percent) {
      double factor = now / (double) percent;
      percent = now;
      table.getColumns().forEach(column -> scale(column, factor));
    }
  }

  private static void scale(TableColumn<?, ?> column, double factor) {
    double least = column.getMinWidth() * factor;
    double most = column.getMaxWidth() * factor;
    // in an order in which the least is never above the most
    if (factor > 1) {
      column.setMaxWidth(most);
      column.setMinWidth(least);
    } else {
      column.setMinWidth(least);
      column.setMaxWidth(most);
    }
    column.setPrefWidth(column.getPrefWidth() * factor);
  }
}
