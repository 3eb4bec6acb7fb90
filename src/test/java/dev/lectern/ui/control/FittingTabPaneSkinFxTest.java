package dev.lectern.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class FittingTabPaneSkinFxTest extends FxTest {

  private TabPane tabs;
  private Pane room;

  private void open() {
    interact(
        () -> {
          tabs = new TabPane();
          tabs.setSkin(new FittingTabPaneSkin(tabs));
          for (int i = 0; i < 8; i++) {
            TabPane inner = new TabPane(new Tab("Inner", new Label("inside")));
            tabs.getTabs().add(new Tab("A tab " + i, inner));
          }
          room = new Pane(tabs);
        });
    show(room, 1024, 700);
  }

  private boolean arrowAt(double width) {
    interact(
        () -> {
          tabs.setPrefSize(width, 300);
          room.layout();
          room.layout();
        });
    return read(() -> strip().lookup(".control-buttons-tab").isVisible());
  }

  private Region strip() {
    return (Region)
        tabs.getChildrenUnmodifiable().stream()
            .filter(child -> child.getStyleClass().contains("tab-header-area"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void theArrowIsThereOnlyWhileTheTabsDoNotFitHoweverTheWidthCameAbout() {
    open();
    double wide = read(() -> strip().lookup(".headers-region").prefWidth(-1));
    double just = Math.ceil(wide) + 12 + read(() -> strip().getInsets().getLeft()) * 2;
    assertThat(arrowAt(just)).as("they just fit").isFalse();
    assertThat(arrowAt(just - 40)).as("they do not").isTrue();
    assertThat(arrowAt(just)).as("they just fit again").isFalse();
    assertThat(arrowAt(just - 40)).as("nor now").isTrue();
  }
}
