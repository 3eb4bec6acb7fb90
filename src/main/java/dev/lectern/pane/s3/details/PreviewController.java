package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.content.Csv;
import dev.lectern.pane.s3.details.Preview.Body;
import dev.lectern.pane.s3.details.Preview.Mode;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.PictureView;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The start of an object as text, table, picture or bytes. */
public final class PreviewController {

  /** Columns of a table that are shown: more make a TableView slow. */
  private static final int COLUMNS = 50;

  private final PreviewViewModel model;
  private final ObjectDetailsViewModel details;
  private final TaskRunner tasks;
  private final TextEditing editing;
  private final Texts texts = Texts.of("s3details");
  private final CodeView code = new CodeView();

  @FXML private HBox modePlace;
  @FXML private Button edit;
  @FXML private StackPane place;
  @FXML private StackPane content;
  @FXML private VBox notes;
  @FXML private HBox footer;
  @FXML private Label loaded;
  @FXML private Button more;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new StackPane());

  PreviewController(
      PreviewViewModel model,
      ObjectDetailsViewModel details,
      TaskRunner tasks,
      TextEditing editing) {
    this.editing = editing;
    this.tasks = tasks;
    this.model = model;
    this.details = details;
  }

  @FXML
  private void initialize() {
    Segments<Mode> modes =
        new Segments<>(
            "s3-preview-mode",
            mode -> texts.get("preview.mode." + mode.name().toLowerCase(Locale.ROOT)),
            Mode.values());
    modes.valueProperty().bindBidirectional(model.modeProperty());
    modePlace.getChildren().setAll(modes);
    place.getChildren().clear();
    state = new StateView(content);
    place.getChildren().setAll(state);
    code.setId("s3-preview-code");
    code.setLabel(texts.get("page.preview"));
    notes.managedProperty().bind(notes.visibleProperty());
    more.managedProperty().bind(more.visibleProperty());
    model.previewProperty().addListener((o, before, now) -> show(now));
    show(model.previewProperty().get());
  }

  private void show(Facet<Preview> facet) {
    footer.setVisible(facet.value().isPresent());
    edit.setVisible(
        facet.value().filter(shown -> !(shown.body() instanceof Body.Picture)).isPresent());
    switch (facet) {
      case Facet.Nothing<Preview> nothing -> {
        content.getChildren().clear();
        notes.setVisible(false);
      }
      case Facet.Loading<Preview> loading -> state.showLoading();
      case Facet.There<Preview>(Preview preview) -> show(preview);
      case Facet.Failed<Preview>(var problem) -> {
        notes.setVisible(false);
        state.showProblem(
            problem,
            Action.of("s3-preview-retry", texts.get("retry"), "fth-refresh-cw", details::load));
      }
    }
  }

  private void show(Preview preview) {
    notes.getChildren().clear();
    for (String note : preview.notes()) {
      Label label = new Label(note);
      label.setWrapText(true);
      label.setMinHeight(Label.USE_PREF_SIZE);
      label.getStyleClass().addAll("text-small", "text-muted");
      notes.getChildren().add(label);
    }
    notes.setVisible(!preview.notes().isEmpty());
    more.setVisible(model.hasMore());
    loaded.setText(
        preview.cut()
            ? texts.get(
                model.hasMore() ? "preview.cut" : "preview.cut.end",
                Format.bytes(preview.loaded()),
                Format.bytes(preview.total()))
            : texts.get("preview.whole", Format.bytes(preview.total())));
    switch (preview.body()) {
      case Body.Empty empty ->
          state.showEmpty("fth-file", texts.get("preview.empty"), texts.get("preview.empty.text"));
      case Body.Text(String text, Syntax syntax) -> code(text, syntax);
      case Body.Hex(String dump) -> code(dump, Syntax.PLAIN);
      case Body.Table(Csv csv) -> content(table(csv));
      case Body.Picture picture -> content(picture(picture));
    }
  }

  private void code(String text, Syntax syntax) {
    code.show(text, syntax);
    code.setLineNumbers(true);
    content(code);
  }

  private void content(Node node) {
    content.getChildren().setAll(node);
    state.showContent();
  }

  private Node table(Csv csv) {
    TableView<List<String>> table = new TableView<>();
    table.setId("s3-preview-table");
    table.setAccessibleText(texts.get("page.preview"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    List<String> names = csv.rows().getFirst();
    for (int i = 0; i < Math.min(COLUMNS, csv.columns()); i++) {
      int at = i;
      TableColumn<List<String>, String> column =
          new TableColumn<>(i < names.size() ? names.get(i) : "");
      column.setPrefWidth(140);
      column.setSortable(false);
      column.setCellValueFactory(
          data ->
              new ReadOnlyStringWrapper(
                  at < data.getValue().size() ? data.getValue().get(at) : ""));
      table.getColumns().add(column);
    }
    Columns.grow(table);
    table.getItems().setAll(csv.rows().subList(1, csv.rows().size()));
    return table;
  }

  private Node picture(Body.Picture picture) {
    String words =
        texts.get(
            "preview.picture",
            picture.facts().format(),
            picture.facts().width(),
            picture.facts().height());
    Label caption = new Label(words);
    caption.getStyleClass().addAll("text-small", "text-muted", "preview-caption");
    PictureView view =
        new PictureView(
            picture.bytes(),
            picture.facts().width(),
            picture.facts().height(),
            words,
            tasks,
            () -> caption.setText(texts.get("preview.picture.damaged")));
    view.setId("s3-preview-picture");
    VBox.setVgrow(view, Priority.ALWAYS);
    return new VBox(view, caption);
  }

  @FXML
  private void edit() {
    editing.edit(details.targetProperty().get());
  }

  @FXML
  private void loadMore() {
    model.more();
  }
}
