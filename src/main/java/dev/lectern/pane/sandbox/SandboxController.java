package dev.lectern.pane.sandbox;

import dev.lectern.ui.control.Icons;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The desk and the film, each in its tab. */
public final class SandboxController {

  @FXML private TabPane tabs;
  @FXML private Tab deskTab;
  @FXML private Tab filmTab;

  SandboxController() {}

  @FXML
  private void initialize() {
    deskTab.setGraphic(Icons.of("fth-sliders"));
    filmTab.setGraphic(Icons.of("fth-film"));
  }

  /** Whether the film is in front, now and later. */
  ObservableValue<Boolean> filmShown() {
    return tabs.getSelectionModel().selectedItemProperty().map(filmTab::equals);
  }

  /** Brings one of the two to the front. */
  void show(boolean film) {
    tabs.getSelectionModel().select(film ? filmTab : deskTab);
  }
}
