package dev.lectern.pane.dynamodb.explore;

import dev.lectern.pane.dynamodb.result.ResultsView;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The builder, the results, what they cost; the item below. */
public final class ExploreController implements ResultsView.Words {

  /** Heading, a row and the line that counts stay in view while an item is open below. */
  private static final double ROOM = 96;

  private final ExploreViewModel model;
  private final Node editor;
  private final Texts texts = Texts.of("dynamodbexplore");

  @FXML private SplitPane root;
  @FXML private BorderPane listing;
  @FXML private StackPane below;

  /**
   * @param editor what is shown below while an item is open
   */
  public ExploreController(ExploreViewModel model, Node editor) {
    this.model = model;
    this.editor = editor;
  }

  @FXML
  private void initialize() {
    Region asked = (Region) listing.getTop();
    asked
        .heightProperty()
        .addListener((o, before, now) -> listing.setMinHeight(now.doubleValue() + ROOM));
    listing.setCenter(new ResultsView("dynamodb", model.results(), this));
    below.getChildren().setAll(editor);
    root.getItems().remove(below);
    editor.visibleProperty().addListener((o, before, now) -> showEditor(now));
    showEditor(editor.isVisible());
  }

  private void showEditor(boolean shown) {
    if (shown && !root.getItems().contains(below)) {
      root.getItems().add(below);
      root.setDividerPositions(0.41);
    } else if (!shown) {
      root.getItems().remove(below);
    }
  }

  @Override
  public void nothing(StateView view) {
    view.showEmpty("fth-search", texts.get("nothing"), texts.get("nothing.text"));
  }

  @Override
  public void empty(StateView view) {
    view.showEmpty(
        "fth-database",
        texts.get("empty"),
        texts.get("empty.text", model.results().readProperty().get().scanned()));
  }

  @Override
  public void again() {
    model.run();
  }
}
