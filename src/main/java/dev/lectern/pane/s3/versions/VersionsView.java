package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.versions.VersionsViewModel.State;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The stack of an object's versions as a time line, with what can be done to it. FX thread. */
public final class VersionsView {

  private static final double ROW = 30;
  private static final double LINE = 20;

  private final VersionsViewModel model;
  private final Texts texts = Texts.of("s3versions");
  private final ListView<VersionRow> list = new ListView<>();
  private final VBox consequences = new VBox(8);
  private final VBox compared = new VBox();
  private final MiddleEllipsisLabel name = new MiddleEllipsisLabel();
  private final Label stored = new Label();
  private final StateView state;
  private final VBox root;

  /** Shows a model. */
  public VersionsView(VersionsViewModel model) {
    this.model = model;
    name.getStyleClass().add("heading");
    stored.getStyleClass().addAll("text-small", "text-muted");
    VBox head = new VBox(2, name, stored);
    head.getStyleClass().add("versions-head");
    list.setId("s3-versions-list");
    list.setAccessibleText(texts.get("list"));
    list.getStyleClass().addAll("edge-to-edge", "versions-list");
    list.setFixedCellSize(ROW);
    list.setItems(model.rows());
    list.setCellFactory(view -> new VersionCell(texts));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<VersionRow>) change -> chosen());
    consequences.getStyleClass().add("versions-consequences");
    SplitPane split = new SplitPane(new VBox(list, consequences), compared);
    split.setOrientation(javafx.geometry.Orientation.VERTICAL);
    split.setDividerPositions(0.55);
    VBox.setVgrow(list, Priority.ALWAYS);
    split.getItems().remove(compared);
    state = new StateView(split);
    VBox.setVgrow(state, Priority.ALWAYS);
    root = new VBox(head, state);
    root.setId("s3-versions-panel");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    VersionsView.class.getResource("/fxml/s3versions/s3versions.css"))
                .toExternalForm());
    model.stateProperty().addListener((o, before, now) -> show(now));
    model.comparisonProperty().addListener((o, before, now) -> compared(split, now));
    show(model.stateProperty().get());
  }

  /** Its content. */
  public Node node() {
    return root;
  }

  private void show(State now) {
    name.setText(model.key());
    switch (now) {
      case State.Nothing nothing -> state.showContent();
      case State.Loading loading -> state.showLoading();
      case State.Ready ready -> {
        stored.setText(model.stored());
        state.showContent();
        chosen();
      }
      case State.Failed failed ->
          state.showProblem(
              failed.problem(),
              Action.of("versions-retry", texts.get("retry"), "fth-refresh-cw", model::load));
    }
  }

  private void chosen() {
    List<VersionRow> selected =
        list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    consequences.getChildren().clear();
    if (model.rows().isEmpty()) {
      return;
    }
    if (selected.size() == 1) {
      VersionRow row = selected.getFirst();
      model
          .restoreSentence(row)
          .ifPresent(
              sentence ->
                  consequences
                      .getChildren()
                      .add(
                          card(
                              "restore.what",
                              sentence,
                              button("s3-version-restore", "restore", () -> model.restore(row)),
                              "success")));
      consequences
          .getChildren()
          .add(
              card(
                  "remove.what",
                  model.removeSentence(row),
                  button(
                      "s3-version-remove",
                      row.marker() ? "remove.marker.action" : "remove",
                      () -> model.remove(row)),
                  row.marker() && row.latest() ? "success" : "danger"));
    } else {
      Label hint = new Label(texts.get("hint"));
      hint.setWrapText(true);
      hint.setMinHeight(Region.USE_PREF_SIZE);
      hint.getStyleClass().addAll("text-small", "text-muted");
      consequences.getChildren().add(hint);
    }
    consequences
        .getChildren()
        .add(
            card(
                "delete.what",
                model.deleteSentence(),
                button("s3-version-delete", "delete", model::delete),
                "warning"));
    model.compare(selected);
  }

  private Button button(String id, String text, Runnable action) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node card(String what, String sentence, Button button, String tone) {
    Label title = new Label(texts.get(what));
    title.getStyleClass().add("mono");
    Label words = new Label(sentence);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("text-small");
    VBox text = new VBox(4, title, words);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox card = new HBox(8, text, button);
    card.getStyleClass().addAll("version-card", tone);
    return card;
  }

  private void compared(SplitPane split, @Nullable Comparison comparison) {
    compared.getChildren().clear();
    if (comparison == null) {
      split.getItems().remove(compared);
      return;
    }
    switch (comparison) {
      case Comparison.Text text -> text(text);
      case Comparison.Pictures pictures -> pictures(pictures);
      case Comparison.Other other ->
          compared
              .getChildren()
              .add(
                  note(
                      texts.get(
                          other.sameBytes() ? "compare.other.same" : "compare.other.different")));
    }
    if (!split.getItems().contains(compared)) {
      split.getItems().add(compared);
      split.setDividerPositions(0.5);
    }
  }

  private void text(Comparison.Text text) {
    String sum =
        text.removed() + text.added() == 0
            ? texts.get("compare.same")
            : texts.get("compare.lines", text.removed(), text.added());
    compared.getChildren().add(note(text.cut() ? sum + " " + texts.get("compare.cut") : sum));
    ListView<Comparison.Line> lines = new ListView<>();
    lines.setId("s3-versions-diff");
    lines.setAccessibleText(sum);
    lines.getStyleClass().addAll("edge-to-edge", "diff-list");
    lines.setFixedCellSize(LINE);
    lines.getItems().setAll(text.lines());
    lines.setCellFactory(view -> new DiffCell());
    VBox.setVgrow(lines, Priority.ALWAYS);
    compared.getChildren().add(lines);
  }

  private void pictures(Comparison.Pictures pictures) {
    HBox both =
        new HBox(
            16,
            picture(pictures.before(), "compare.before"),
            picture(pictures.after(), "compare.after"));
    both.getStyleClass().add("versions-pictures");
    compared.getChildren().add(both);
  }

  private Node picture(byte[] bytes, String key) {
    ImageView view =
        new ImageView(new Image(new ByteArrayInputStream(bytes), 320, 240, true, true));
    view.setAccessibleText(texts.get(key));
    return new VBox(4, note(texts.get(key)), view);
  }

  private static Label note(String text) {
    Label note = new Label(text);
    note.getStyleClass().addAll("text-small", "text-muted", "versions-note");
    return note;
  }

  /** The size of a version as the list shows it. */
  static String size(VersionRow row) {
    return row.marker() ? "" : Format.bytes(row.size());
  }
}
