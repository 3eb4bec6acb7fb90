package dev.lectern.ui.theme;

import java.util.Objects;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/**
 * Lets the widths of a table's columns, which FXML gives in pixels, grow and shrink with the type,
 * as everything that is given in em does by itself.
 */
public final class ScaledColumns {

  private final TableView<?> table;
  private final MapChangeListener<Object, Object> listener = change -> apply();
  private int percent = 100;

  private ScaledColumns(TableView<?> table) {
    this.table = table;
    table.sceneProperty().addListener((o, before, now) -> moved(before, now));
    moved(null, table.getScene());
  }

  /**
   * All tables of a view, also one that has no skins yet, from now on as long as they live. FX
   * thread; to say it twice does no harm.
   */
  public static void within(Node node) {
    switch (node) {
      case TableView<?> table -> follow(table);
      case SplitPane split -> split.getItems().forEach(ScaledColumns::within);
      case TabPane tabs ->
          tabs.getTabs().stream()
              .map(Tab::getContent)
              .filter(Objects::nonNull)
              .forEach(ScaledColumns::within);
      case ScrollPane scroll when scroll.getContent() != null -> within(scroll.getContent());
      case TitledPane titled when titled.getContent() != null -> within(titled.getContent());
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(ScaledColumns::within);
      default -> {
        // a shape or a text has no table in it
      }
    }
  }

  /** By how much columns must be wider that are made for a table while it is shown. */
  public static double factor(TableView<?> table) {
    return table.getScene() != null
            && table.getScene().getProperties().get(ThemeManager.TYPE) instanceof Integer percent
        ? percent / 100.0
        : 1;
  }

  private static void follow(TableView<?> table) {
    if (table.getProperties().putIfAbsent(ScaledColumns.class, true) == null) {
      new ScaledColumns(table);
    }
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
