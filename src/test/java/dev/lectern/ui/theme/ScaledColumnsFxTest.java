package dev.lectern.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ScaledColumnsFxTest extends FxTest {

  @Test
  void columnsGrowAndShrinkWithTheType() {
    interact(
        () -> {
          ThemeManager theme = new ThemeManager();
          theme.scaleProperty().set(150);
          TableColumn<String, String> date = new TableColumn<>("Last modified");
          date.setMinWidth(172);
          date.setPrefWidth(172);
          date.setMaxWidth(200);
          TableView<String> table = new TableView<>();
          table.getColumns().add(date);
          StackPane root = new StackPane(new SplitPane(new StackPane(table)));
          ScaledColumns.within(root);
          Scene scene = new Scene(root);
          theme.manage(scene);
          root.applyCss();
          assertThat(date.getMinWidth()).isEqualTo(258);
          assertThat(date.getMaxWidth()).isEqualTo(300);
          theme.scaleProperty().set(100);
          assertThat(date.getMinWidth()).isEqualTo(172);
          assertThat(date.getPrefWidth()).isEqualTo(172);

          StackPane cell = (StackPane) table.getParent();
          cell.getChildren().clear();
          theme.scaleProperty().set(200);
          assertThat(date.getMinWidth()).isEqualTo(172);
          cell.getChildren().add(table);
          assertThat(date.getMinWidth()).isEqualTo(344);
          theme.release(scene);
        });
  }
}
