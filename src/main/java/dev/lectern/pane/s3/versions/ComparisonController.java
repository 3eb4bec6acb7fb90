package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.content.PictureFacts;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.PictureView;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two versions side by side: as text, as pictures, or by size and hashes. */
public final class ComparisonController {

  private final VersionsViewModel model;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("s3versions");
  private final BooleanProperty large = new SimpleBooleanProperty();
  private final DiffView lines = new DiffView("s3-versions-diff", texts.get("compare.across"));

  @FXML private VBox root;
  @FXML private Label before;
  @FXML private Label after;
  @FXML private Label removed;
  @FXML private Label added;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private Button enlarge;
  @FXML private Label note;
  @FXML private StackPane place;

  ComparisonController(VersionsViewModel model, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
  }

  @FXML
  private void initialize() {
    large.addListener((o, old, now) -> enlargeIcon());
    enlargeIcon();
    note.managedProperty().bind(note.visibleProperty());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.comparisonProperty().addListener((o, old, now) -> show(now));
  }

  private void show(@Nullable Comparison comparison) {
    if (comparison == null) {
      place.getChildren().clear();
      lines.show(List.of(), Syntax.PLAIN);
      large.set(false);
      return;
    }
    List<VersionRow> two = new ArrayList<>(model.compared());
    two.sort((one, other) -> model.rows().indexOf(other) - model.rows().indexOf(one));
    before.setText(head(two.getFirst()));
    after.setText(head(two.getLast()));
    boolean text = comparison instanceof Comparison.Text;
    for (Button button : List.of(previous, next)) {
      button.setVisible(text);
      button.setManaged(text);
    }
    note.setText("");
    removed.setText("");
    added.setText("");
    switch (comparison) {
      case Comparison.Text lines -> text(lines);
      case Comparison.Pictures pictures -> pictures(pictures);
      case Comparison.Other other -> other(other);
    }
    note.setVisible(!note.getText().isEmpty());
  }

  private String head(VersionRow row) {
    return (row.marker() ? texts.get("marker") : Format.middle(row.id(), 12))
        + "  "
        + Format.when(row.modified());
  }

  private void text(Comparison.Text text) {
    boolean same = text.removed() + text.added() == 0;
    removed.setText(same ? "" : texts.get("compare.removed", text.removed()));
    added.setText(same ? "" : texts.get("compare.added", text.added()));
    List<String> notes = new ArrayList<>();
    if (same) {
      notes.add(texts.get("compare.same"));
    }
    if (text.indented()) {
      notes.add(texts.get("compare.indented"));
    }
    if (text.cut()) {
      notes.add(texts.get("compare.cut"));
    }
    if (text.coarse()) {
      notes.add(texts.get("compare.coarse"));
    }
    note.setText(String.join(" ", notes));
    lines.setLabel(texts.get("compare.lines", text.removed(), text.added()));
    lines.show(text.lines(), text.syntax());
    previous.setDisable(same);
    next.setDisable(same);
    place.getChildren().setAll(lines);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      lines.goTo(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  private void pictures(Comparison.Pictures pictures) {
    HBox both =
        new HBox(
            picture(pictures.before(), pictures.beforeFacts(), "compare.before"),
            picture(pictures.after(), pictures.afterFacts(), "compare.after"));
    both.getStyleClass().add("versions-pictures");
    place.getChildren().setAll(both);
  }

  private Node picture(byte[] bytes, PictureFacts facts, String key) {
    String words = texts.get("compare.picture", facts.format(), facts.width(), facts.height());
    Label caption = new Label(words + ", " + Format.bytes(bytes.length));
    caption.getStyleClass().addAll("text-small", "text-muted");
    PictureView view =
        new PictureView(
            bytes,
            facts.width(),
            facts.height(),
            texts.get(key) + ", " + words,
            tasks,
            () -> caption.setText(texts.get("compare.damaged")));
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox side = new VBox(4, view, caption);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private void other(Comparison.Other other) {
    note.setText(texts.get("compare.verdict." + other.verdict().name().toLowerCase(Locale.ROOT)));
    GridPane grid = new GridPane();
    grid.getStyleClass().add("versions-facts");
    int row = 0;
    for (Comparison.Fact fact : other.facts()) {
      Label name = new Label(fact.name());
      name.getStyleClass().addAll("text-small", "text-muted");
      name.setMinWidth(Region.USE_PREF_SIZE);
      Label same = new Label(texts.get(fact.same() ? "compare.equal" : "compare.differs"));
      same.getStyleClass().addAll("text-small", fact.same() ? "text-muted" : "danger");
      same.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(row++, name, value(fact.before()), value(fact.after()), same);
    }
    place.getChildren().setAll(grid);
  }

  private static Node value(String text) {
    var label = new MiddleEllipsisLabel(text);
    label.setPrefWidth(100);
    label.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private void enlargeIcon() {
    boolean whole = large.get();
    Icons.only(
        enlarge,
        whole ? "fth-minimize-2" : "fth-maximize-2",
        texts.get(whole ? "compare.reduce" : "compare.enlarge"));
  }

  /** Whether the comparison takes the room of the list too. */
  BooleanProperty largeProperty() {
    return large;
  }

  @FXML
  private void enlarge() {
    large.set(!large.get());
  }

  @FXML
  private void previous() {
    lines.goTo(-1);
  }

  @FXML
  private void next() {
    lines.goTo(1);
  }
}
