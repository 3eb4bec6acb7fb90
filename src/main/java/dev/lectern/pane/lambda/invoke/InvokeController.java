package dev.lectern.pane.lambda.invoke;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** How request and result share the room: both with the log, or nearly all for the result. */
public final class InvokeController {

  /** Without its editor. */
  private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");

  private final InvokeViewModel model;

  @FXML private SplitPane left;
  @FXML private VBox request;
  @FXML private SplitPane result;

  InvokeController(InvokeViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    Node log = result.getItems().getLast();
    double[] before = new double[2];
    model
        .tallProperty()
        .addListener(
            (o, was, tall) -> {
              request.pseudoClassStateChanged(SHORT, tall);
              if (tall) {
                before[0] = left.getDividerPositions()[0];
                before[1] = result.getDividerPositions()[0];
                result.getItems().remove(log);
                request.applyCss();
                left.setDividerPosition(
                    0, request.prefHeight(request.getWidth()) / left.getHeight());
              } else {
                result.getItems().add(log);
                result.setDividerPosition(0, before[1]);
                left.setDividerPosition(0, before[0]);
              }
            });
  }
}
