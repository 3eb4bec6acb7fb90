package dev.lectern.shell;

import javafx.css.PseudoClass;
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

  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

  /** Below this the palette's button is its icon and its key. */
  private static final double TIGHT = 800;

  @FXML StackPane root;
  @FXML BorderPane frame;
  @FXML HBox brand;
  @FXML HBox top;
  @FXML HBox session;
  @FXML Button palette;
  @FXML Label paletteText;
  @FXML Label paletteKey;
  @FXML MenuButton look;
  @FXML BorderPane work;
  @FXML VBox main;
  @FXML VBox notices;
  @FXML StackPane content;

  /**
   * Fits the top bar to the window.
   *
   * @param narrow the brand is its mark only
   * @param width of the window at 100 % of the type's size
   */
  void room(boolean narrow, double width) {
    boolean tight = width < TIGHT;
    brand.pseudoClassStateChanged(COMPACT, narrow);
    palette.pseudoClassStateChanged(COMPACT, tight);
    paletteText.setVisible(!tight);
    paletteText.setManaged(!tight);
  }
}
