package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.content.PictureFacts;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.PictureView;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

  private static final double LINE = 20;

  private final VersionsViewModel model;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("s3versions");
  private final ListView<Comparison.Line> lines = new ListView<>();
  private int change = -1;

  @FXML private VBox root;
  @FXML private Label before;
  @FXML private Label after;
  @FXML private Label sum;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private Label note;
  @FXML private StackPane place;

  ComparisonController(VersionsViewModel model, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
  }

  @FXML
  private void initialize() {
    lines.setId("s3-versions-diff");
    lines.getStyleClass().addAll("edge-to-edge", "diff-list");
    lines.setFixedCellSize(LINE);
    lines.setCellFactory(view -> new DiffCell());
    note.managedProperty().bind(note.visibleProperty());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.comparisonProperty().addListener((o, old, now) -> show(now));
  }

  private void show(@Nullable Comparison comparison) {
    if (comparison == null) {
      place.getChildren().clear();
      lines.getItems().clear();
      return;
    }
    List<VersionRow> two = new ArrayList<>(model.compared());
    two.sort((one, other) -> model.rows().indexOf(other) - model.rows().indexOf(one));
    before.setText(head(two.getFirst()));
    after.setText(head(two.getLast()));
    boolean text = comparison instanceof Comparison.Text;
    previous.setVisible(text);
    next.setVisible(text);
    note.setText("");
    switch (comparison) {
      case Comparison.Text lines -> text(lines);
      case Comparison.Pictures pictures -> pictures(pictures);
      case Comparison.Other other -> other(other);
    }
    note.setVisible(!note.getText().isEmpty());
  }

  private static String head(VersionRow row) {
    return Format.middle(row.id(), 12) + "  " + Format.when(row.modified());
  }

  private void text(Comparison.Text text) {
    boolean same = text.removed() + text.added() == 0;
    sum.setText(
        same
            ? texts.get("compare.same")
            : texts.get("compare.lines", text.removed(), text.added()));
    List<String> notes = new ArrayList<>();
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
    lines.setAccessibleText(sum.getText());
    lines.getItems().setAll(text.lines());
    previous.setDisable(same);
    next.setDisable(same);
    place.getChildren().setAll(lines);
    change = -1;
    if (!same) {
      goTo(1);
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      goTo(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  /** Goes to the first line of the next block of changes in a direction; at an end it stays. */
  private void goTo(int step) {
    List<Comparison.Line> all = lines.getItems();
    for (int at = change + step; at >= 0 && at < all.size(); at += step) {
      boolean begins = differs(all.get(at)) && (at == 0 || !differs(all.get(at - 1)));
      if (begins) {
        change = at;
        lines.getSelectionModel().clearAndSelect(at);
        lines.scrollTo(Math.max(0, at - 3));
        return;
      }
    }
  }

  private static boolean differs(Comparison.Line line) {
    return line.change() != Comparison.Change.SAME;
  }

  private void pictures(Comparison.Pictures pictures) {
    sum.setText(texts.get("compare.pictures"));
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
    sum.setText(texts.get("compare.verdict." + other.verdict().name().toLowerCase(Locale.ROOT)));
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

  @FXML
  private void previous() {
    goTo(-1);
  }

  @FXML
  private void next() {
    goTo(1);
  }
}
