package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.versions.VersionsViewModel.State;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
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
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The versions newest first; below them what can be done, and what two of them differ in. */
public final class VersionsController {

  /** Height of a row by the size of its type. */
  private static final double ROW = 2.3077;

  private final VersionsViewModel model;
  private final Consumer<String> details;
  private final VersionCards cards;
  private final Texts texts = Texts.of("s3versions");

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

  /** The version that was chosen, and where it stood. */
  private @Nullable VersionRow last;

  private int at;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new VBox());

  VersionsController(VersionsViewModel model, Consumer<String> details) {
    this.model = model;
    this.details = details;
    cards = new VersionCards(model, texts, () -> list.requestFocus());
  }

  @FXML
  private void initialize() {
    root.getChildren().remove(split);
    state = new StateView(split);
    VBox.setVgrow(state, Priority.ALWAYS);
    root.getChildren().add(state);
    arrangeParts();
    more.managedProperty().bind(more.visibleProperty());
    more.setVisible(false);
    VersionLine columns = VersionLine.header(texts);
    header.getChildren().setAll(columns);
    list.fixedCellSizeProperty()
        .bind(stored.fontProperty().map(font -> Math.ceil(font.getSize() / 0.9231 * ROW)));
    list.setItems(model.rows());
    list.setCellFactory(view -> new VersionCell(texts, model, columns));
    list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    model.rows().addListener((ListChangeListener<VersionRow>) change -> forgetAnother());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    cards.in(consequences);
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
    split.focusedProperty().addListener((o, before, now) -> toList());
    list.sceneProperty().addListener((o, before, now) -> toList());
    model.onFront(state::focusContent);
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
        choose();
        consequences();
      }
      case State.Failed failed ->
          state.showProblem(
              failed.problem(),
              Action.of("versions-retry", texts.get("retry"), "fth-refresh-cw", model::load));
    }
  }

  private void chosen(@Nullable VersionRow row) {
    if (row != null) {
      last = row;
      at = list.getSelectionModel().getSelectedIndex();
    }
    consequences();
  }

  /** The stack is emptied when another object is shown. */
  private void forgetAnother() {
    if (model.rows().isEmpty()) {
      last = null;
    }
  }

  /** The newest at first; where a version was removed, the one that took its place. */
  private void choose() {
    List<VersionRow> rows = model.rows();
    VersionRow before = last;
    boolean gone = before != null && rows.stream().noneMatch(row -> row.sameVersion(before));
    if (gone) {
      last = null;
      list.getSelectionModel().clearAndSelect(Math.min(at, rows.size() - 1));
    } else if (list.getSelectionModel().isEmpty() && !rows.isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  /** The keyboard is meant for the stack, not for what divides it from a comparison. */
  private void toList() {
    if (split.isFocused()) {
      list.requestFocus();
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
    } else if (event.getCode() == KeyCode.R) {
      restore(row);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      showDetails();
      event.consume();
    }
  }

  /** By the way that the cards show: the marker goes away, or the version is copied. */
  private void restore(VersionRow row) {
    Sentences sentences = model.sentences();
    if (row.marker() && sentences.brings(row)) {
      model.remove(row);
    } else if (sentences.restore(row).isPresent()) {
      model.restore(row);
    }
  }

  private void consequences() {
    VersionRow row = list.getSelectionModel().getSelectedItem();
    showDetails.setDisable(row == null || row.marker());
    cards.show(row);
  }

  /** The list, the comparison when there is one, or the comparison alone. */
  private void arrangeParts() {
    boolean comparing = model.comparisonProperty().get() != null;
    boolean alone = comparing && comparedController.largeProperty().get();
    List<Node> parts =
        alone ? List.of(compared) : comparing ? List.of(versions, compared) : List.of(versions);
    if (!split.getItems().equals(parts)) {
      boolean listed = list.isFocused();
      split.getItems().setAll(parts);
      split.setDividerPositions(0.5);
      if (listed && parts.contains(versions)) {
        // what is taken out for a moment loses the keyboard
        list.requestFocus();
      }
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
