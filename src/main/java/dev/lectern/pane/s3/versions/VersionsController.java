package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.versions.VersionsViewModel.State;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The versions newest first; below them what can be done, and what two of them differ in. */
public final class VersionsController {

  /** Height of a row by the size of its type. */
  private static final double ROW = 2.3077;

  /** A card is at least so wide; as many as have room stand side by side. */
  private static final double CARD = 215;

  private final VersionsViewModel model;
  private final Consumer<String> details;
  private final Texts texts = Texts.of("s3versions");
  private final List<Node> cards = new ArrayList<>();

  @FXML private VBox root;
  @FXML private SplitPane split;
  @FXML private ListView<VersionRow> list;
  @FXML private Label stored;
  @FXML private Button showDetails;
  @FXML private Button more;
  @FXML private StackPane header;
  @FXML private VBox versions;
  @FXML private VBox below;
  @FXML private GridPane consequences;
  @FXML private Node compared;
  @FXML private ComparisonController comparedController;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new VBox());

  VersionsController(VersionsViewModel model, Consumer<String> details) {
    this.model = model;
    this.details = details;
  }

  @FXML
  private void initialize() {
    root.getChildren().remove(split);
    state = new StateView(split);
    VBox.setVgrow(state, Priority.ALWAYS);
    root.getChildren().add(state);
    arrangeParts();
    more.managedProperty().bind(more.visibleProperty());
    VersionLine columns = VersionLine.header(texts);
    header.getChildren().setAll(columns);
    list.fixedCellSizeProperty()
        .bind(stored.fontProperty().map(font -> Math.ceil(font.getSize() / 0.9231 * ROW)));
    list.setItems(model.rows());
    list.setCellFactory(view -> new VersionCell(texts, model, columns));
    list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> consequences());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    consequences.widthProperty().addListener((o, before, now) -> arrange());
    below.managedProperty().bind(below.visibleProperty());
    below
        .visibleProperty()
        .bind(
            model
                .comparisonProperty()
                .isNull()
                .or(new CardsRoom(root, versions, header, list, below).binding(consequences)));
    model.compared().addListener((ListChangeListener<VersionRow>) change -> list.refresh());
    model.stateProperty().addListener((o, before, now) -> show(now));
    model.versioning().addListener((o, before, now) -> consequences());
    model.comparisonProperty().addListener((o, before, now) -> arrangeParts());
    comparedController.largeProperty().addListener((o, before, now) -> arrangeParts());
    show(model.stateProperty().get());
  }

  private void show(State now) {
    switch (now) {
      case State.Nothing nothing -> state.showContent();
      case State.Loading loading -> state.showLoading();
      case State.Ready ready -> {
        stored.setText(model.sentences().stored());
        more.setVisible(model.hasMore());
        state.showContent();
        if (list.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
          list.getSelectionModel().select(0);
        }
        consequences();
      }
      case State.Failed failed ->
          state.showProblem(
              failed.problem(),
              Action.of("versions-retry", texts.get("retry"), "fth-refresh-cw", model::load));
    }
  }

  private void key(KeyEvent event) {
    VersionRow row = list.getSelectionModel().getSelectedItem();
    if (row == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.C || event.getCode() == KeyCode.SPACE) {
      model.toggleCompared(row);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      model.remove(row);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      showDetails();
      event.consume();
    }
  }

  private void consequences() {
    cards.clear();
    VersionRow row = list.getSelectionModel().getSelectedItem();
    showDetails.setDisable(row == null || row.marker());
    if (!model.rows().isEmpty()) {
      Sentences sentences = model.sentences();
      cards.add(
          card(
              "fth-trash-2",
              texts.get("delete.what", name()),
              sentences.delete(),
              button("s3-version-delete", "delete", model::delete),
              "warning"));
      if (row != null && model.rows().contains(row)) {
        cards.add(
            card(
                sentences.brings(row) ? "fth-rotate-ccw" : "fth-trash-2",
                texts.get("remove.what", row.id()),
                sentences.remove(row),
                button(
                    "s3-version-remove",
                    sentences.brings(row) ? "restore" : "remove",
                    () -> model.remove(row)),
                sentences.brings(row) ? "success" : "danger"));
        sentences
            .restore(row)
            .ifPresent(
                sentence ->
                    cards.add(
                        card(
                            "fth-rotate-ccw",
                            texts.get("restore.what", row.id()),
                            sentence,
                            button("s3-version-restore", "restore", () -> model.restore(row)),
                            "success")));
      }
    }
    arrange();
  }

  /** The last part of the key: what a user calls the object. */
  private String name() {
    String key = model.key();
    return key.substring(key.lastIndexOf('/', Math.max(0, key.length() - 2)) + 1);
  }

  private void arrange() {
    int columns = Math.clamp((int) (consequences.getWidth() / CARD), 1, Math.max(1, cards.size()));
    consequences.getChildren().clear();
    consequences.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      consequences.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cards.size(); i++) {
      consequences.add(cards.get(i), i % columns, i / columns);
    }
  }

  private Button button(String id, String text, Runnable action) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.setAccessibleText(texts.get(text));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node card(String icon, String what, String sentence, Button button, String tone) {
    Label title = new MiddleEllipsisLabel(what);
    title.setGraphic(Icons.of(icon));
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(8, title, button);
    head.getStyleClass().add("version-card-head");
    Label words = new Label(sentence);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("text-small");
    VBox card = new VBox(4, head, words);
    card.getStyleClass().addAll("version-card", tone);
    GridPane.setHgrow(card, Priority.ALWAYS);
    GridPane.setFillHeight(card, true);
    return card;
  }

  /** The list, the comparison when there is one, or the comparison alone. */
  private void arrangeParts() {
    boolean comparing = model.comparisonProperty().get() != null;
    boolean alone = comparing && comparedController.largeProperty().get();
    List<Node> parts =
        alone ? List.of(compared) : comparing ? List.of(versions, compared) : List.of(versions);
    if (!split.getItems().equals(parts)) {
      split.getItems().setAll(parts);
      split.setDividerPositions(0.5);
    }
  }

  @FXML
  private void loadMore() {
    model.more();
  }

  @FXML
  private void showDetails() {
    VersionRow row = list.getSelectionModel().getSelectedItem();
    if (row != null && !row.marker()) {
      details.accept(row.id());
    }
  }
}
