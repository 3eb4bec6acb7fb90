package dev.lectern.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The parts of the main window's FXML; {@link MainWindow} fills them. */
final class WindowController {

  @FXML StackPane root;
  @FXML BorderPane frame;
  @FXML HBox brand;
  @FXML HBox top;
  @FXML HBox session;
  @FXML Button palette;
  @FXML Label paletteKey;
  @FXML MenuButton look;
  @FXML BorderPane work;
  @FXML VBox main;
  @FXML VBox notices;
  @FXML StackPane content;
}
