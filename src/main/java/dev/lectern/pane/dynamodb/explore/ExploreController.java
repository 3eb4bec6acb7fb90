package dev.lectern.pane.dynamodb.explore;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The builder, the results, what they cost; the item below. */
public final class ExploreController {

  private final ExploreViewModel model;
  private final Node editor;
  private final Texts texts = Texts.of("dynamodbexplore");
  private final ResultGrid grid;

  @FXML private SplitPane root;
  @FXML private BorderPane listing;
  @FXML private StackPane below;
  @FXML private Label items;
  @FXML private Label scanned;
  @FXML private Label units;
  @FXML private Label time;
  @FXML private Label warning;
  @FXML private Label pages;
  @FXML private Button moreButton;
  @FXML private MenuButton columns;

  private @Nullable StateView states;

  /**
   * @param editor what is shown below while an item is open
   */
  public ExploreController(ExploreViewModel model, Node editor) {
    this.model = model;
    this.editor = editor;
    this.grid = new ResultGrid(model);
  }

  @FXML
  private void initialize() {
    StateView view = new StateView(grid.view());
    states = view;
    listing.setCenter(view);
    grid.attach();
    below.getChildren().setAll(editor);
    root.getItems().remove(below);
    editor.visibleProperty().addListener((o, before, now) -> showEditor(now));
    warning.setGraphic(Icons.of("fth-alert-triangle"));
    warning.textProperty().bind(model.sentenceProperty());
    warning.visibleProperty().bind(model.sentenceProperty().isNotEmpty());
    warning.managedProperty().bind(warning.visibleProperty());
    Tooltip why = new Tooltip();
    why.textProperty().bind(model.sentenceProperty());
    warning.setTooltip(why);
    moreButton.visibleProperty().bind(model.moreProperty());
    moreButton.managedProperty().bind(model.moreProperty());
    moreButton.disableProperty().bind(model.busyProperty());
    columns.setGraphic(Icons.of("fth-columns"));
    model.columns().addListener((ListChangeListener<String>) change -> chooser());
    model.chosenColumns().addListener((ListChangeListener<String>) change -> chooser());
    model.readProperty().addListener((o, before, now) -> footer());
    model.moreProperty().addListener((o, before, now) -> footer());
    model.stateProperty().addListener((o, before, now) -> show());
    chooser();
    footer();
    show();
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

  private void chooser() {
    columns
        .getItems()
        .setAll(
            model.columns().stream()
                .map(
                    name -> {
                      CheckMenuItem item = new CheckMenuItem(name);
                      item.setId("dynamodb-column-" + name.replaceAll("[^a-zA-Z0-9]", "-"));
                      item.setMnemonicParsing(false);
                      item.setSelected(model.chosenColumns().contains(name));
                      item.setOnAction(event -> choose(name, item.isSelected()));
                      return item;
                    })
                .toList());
    columns.setText(texts.get("columns", model.chosenColumns().size(), model.columns().size()));
    columns.setDisable(model.columns().isEmpty());
  }

  private void choose(String name, boolean shown) {
    if (shown) {
      model
          .chosenColumns()
          .setAll(
              model.columns().stream()
                  .filter(each -> each.equals(name) || model.chosenColumns().contains(each))
                  .toList());
    } else {
      model.chosenColumns().remove(name);
    }
  }

  private void footer() {
    items.setText(texts.get("footer.items", model.items()));
    scanned.setText(texts.get("footer.scanned", model.scanned()));
    units.setText(texts.get("footer.units", model.units()));
    units.setTooltip(new Tooltip(model.unitsDetail()));
    time.setText(texts.get("footer.time", model.readProperty().get().millis()));
    time.setTooltip(new Tooltip(texts.get("footer.time.tip")));
    pages.setText(model.readProperty().get().pages() == 0 ? "" : model.pages());
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    switch (model.stateProperty().get()) {
      case NOTHING -> view.showEmpty("fth-search", texts.get("nothing"), texts.get("nothing.text"));
      case LOADING -> view.showLoading(Bindings.createStringBinding(() -> ""), model::cancel);
      case READY -> view.showContent();
      case EMPTY -> {
        if (model.moreProperty().get()) {
          view.showEmpty(
              "fth-database",
              texts.get("empty.page"),
              texts.get("empty.page.text", model.readProperty().get().scanned()),
              Action.of("dynamodb-go-on", texts.get("more"), "fth-chevron-right", model::more));
        } else {
          view.showEmpty(
              "fth-database",
              texts.get("empty"),
              texts.get("empty.text", model.readProperty().get().scanned()));
        }
      }
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("dynamodb-retry", texts.get("retry"), "fth-refresh-cw", model::run));
        }
      }
    }
  }

  @FXML
  private void more() {
    model.more();
  }
}
