package dev.lectern.pane.dynamodb.result;

import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says which columns are shown; stays open while several are chosen. FX thread. */
final class ColumnChooser {

  private static final int ROW = 28;
  private static final int MOST_ROWS = 12;

  private final ResultsViewModel model;
  private final MenuButton button;
  private final Texts texts = Texts.of("dynamodbresult");
  private final TextField search = new TextField();
  private final ListView<String> list = new ListView<>();

  /**
   * @param prefix of the ids
   */
  ColumnChooser(String prefix, ResultsViewModel model, MenuButton button) {
    this.model = model;
    this.button = button;
    search.setId(prefix + "-columns-search");
    search.setPromptText(texts.get("columns.search"));
    search.setAccessibleText(texts.get("columns.search"));
    list.setId(prefix + "-columns-list");
    list.setAccessibleText(texts.get("columns.choose"));
    list.setFixedCellSize(ROW);
    list.setPrefWidth(280);
    list.getStyleClass().addAll("dense", "edge-to-edge");
    list.setCellFactory(view -> new Cell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::toggle);
    search.textProperty().addListener((o, before, now) -> fill());
    Button first = small(prefix + "-columns-first", "columns.first");
    first.setOnAction(event -> model.chooseFirst(ResultsViewModel.FIRST_COLUMNS));
    Button all = small(prefix + "-columns-all", "columns.all");
    all.setOnAction(event -> model.chooseFirst(Integer.MAX_VALUE));
    Button none = small(prefix + "-columns-none", "columns.none");
    none.setOnAction(event -> model.chooseFirst(0));
    VBox box = new VBox(8, search, list, new HBox(8, first, all, none));
    CustomMenuItem item = new CustomMenuItem(box, false);
    item.setId(prefix + "-columns-box");
    item.getStyleClass().add("dynamodb-columns-box");
    button.getItems().setAll(item);
    button.setOnShown(event -> search.requestFocus());
    model.columns().addListener((ListChangeListener<String>) change -> fill());
    model.chosenColumns().addListener((ListChangeListener<String>) change -> title());
    fill();
  }

  private Button small(String id, String key) {
    Button made = new Button(texts.get(key));
    made.setId(id);
    made.getStyleClass().add("small");
    return made;
  }

  private void toggle(KeyEvent event) {
    String name = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && name != null) {
      model.choose(name, !model.chosenColumns().contains(name));
      event.consume();
    }
  }

  private void fill() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    List<String> found =
        model.columns().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    list.getItems().setAll(found);
    list.setPrefHeight(Math.clamp(found.size(), 2, MOST_ROWS) * (double) ROW + 2);
    title();
  }

  private void title() {
    button.setText(texts.get("columns", model.chosenColumns().size(), model.columns().size()));
    button.setDisable(model.columns().isEmpty());
    list.refresh();
  }

  private final class Cell extends ListCell<String> {

    private final CheckBox box = new CheckBox();

    Cell() {
      box.setMnemonicParsing(false);
      box.setFocusTraversable(false);
      box.setOnAction(event -> model.choose(getItem(), box.isSelected()));
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
      super.updateItem(name, empty);
      if (empty || name == null) {
        setGraphic(null);
        return;
      }
      box.setId("dynamodb-column-" + name.replaceAll("[^a-zA-Z0-9]", "-"));
      box.setText(name);
      box.setSelected(model.chosenColumns().contains(name));
      setGraphic(box);
    }
  }
}
