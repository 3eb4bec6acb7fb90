package dev.lectern.pane.iam;

import dev.lectern.json.JsonIndent;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A managed policy: its versions, each against the default one, and the editor of a next one. */
final class DocumentTab extends PolicyTab {

  private static final String EDITOR = "iam-editor";

  private final Texts texts = texts();
  private final BorderPane view = new BorderPane();
  private final ListView<Entity.Version> versions = new ListView<>();
  private final StackPane place = new StackPane();
  private final CodeView difference = new CodeView();
  private final ToggleButton compare = new ToggleButton(texts.get("versions.compare"));
  private final Button setDefault = new Button(texts.get("versions.default.set"));
  private final Button delete = new Button(texts.get("versions.delete"));
  private final Button save = new Button(texts.get("versions.save"));

  DocumentTab(IamActions actions, Supplier<Actions> known) {
    super("document", actions, known);
    versions.setId("iam-versions");
    versions.setAccessibleText(texts.get("versions"));
    versions.getStyleClass().add("iam-versions");
    versions.setCellFactory(list -> new VersionCell());
    versions.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    compare.setId("iam-compare");
    compare.selectedProperty().subscribe(() -> choose(chosen()));
    setDefault.setId("iam-set-default");
    setDefault.setOnAction(event -> setDefault());
    delete.setId("iam-delete-version");
    delete.getStyleClass().addAll("button-outlined", "danger");
    delete.setOnAction(event -> deleteVersion());
    save.setId("iam-save-version");
    save.getStyleClass().add("accent");
    save.setOnAction(event -> save());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    for (ButtonBase button : List.of(compare, setDefault, delete, save)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox bar = new HBox(8, compare, setDefault, delete, gap, save);
    bar.getStyleClass().add("iam-bar");
    difference.setLabel(texts.get("versions.compare"));
    VBox.setVgrow(place, Priority.ALWAYS);
    place.getStyleClass().add("iam-page");
    view.setLeft(versions);
    view.setCenter(new VBox(bar, place));
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  void show(Entity entity) {
    versions.getItems().setAll(entity.versions());
    entity.versions().stream()
        .filter(Entity.Version::isDefault)
        .forEach(versions.getSelectionModel()::select);
  }

  private Entity.@Nullable Version chosen() {
    return versions.getSelectionModel().getSelectedItem();
  }

  private void choose(Entity.@Nullable Version version) {
    Entity of = shown();
    if (version == null || of == null) {
      return;
    }
    setDefault.setDisable(version.isDefault() || of.ofAws());
    delete.setDisable(version.isDefault() || of.ofAws());
    compare.setDisable(of.versions().size() < 2);
    save.setDisable(of.ofAws() || compare.isSelected());
    if (compare.isSelected()) {
      String standard =
          of.versions().stream()
              .filter(Entity.Version::isDefault)
              .findFirst()
              .orElse(version)
              .document();
      difference.showChange(
          JsonIndent.orSame(standard), JsonIndent.orSame(version.document()), Syntax.JSON);
      place.getChildren().setAll(difference);
      return;
    }
    PolicyEditor editor = editor(EDITOR, false, version.document());
    editor.setEditable(!of.ofAws());
    place.getChildren().setAll(editor);
  }

  private void save() {
    Entity of = shown();
    if (of != null) {
      save(
          EDITOR,
          texts.get("versions.saved", of.name()),
          document -> actions().gateway().createVersion(of, document));
    }
  }

  private void setDefault() {
    Entity.Version version = chosen();
    Entity of = shown();
    if (version != null && of != null) {
      actions()
          .change(
              texts.get("versions.default", version.id()),
              () -> actions().gateway().setDefault(of, version.id()));
    }
  }

  private void deleteVersion() {
    Entity.Version version = chosen();
    Entity of = shown();
    if (version != null && of != null) {
      actions()
          .confirm(
              new Confirmation(
                  texts.get("delete.title", version.id()),
                  texts.get("versions.delete.sentence", of.name()),
                  texts.get("delete.verb"),
                  true),
              texts.get("versions.deleted", version.id()),
              () -> actions().gateway().deleteVersion(of, version.id()));
    }
  }

  private final class VersionCell extends ListCell<Entity.Version> {
    @Override
    protected void updateItem(Entity.@Nullable Version version, boolean empty) {
      super.updateItem(version, empty);
      if (empty || version == null) {
        setGraphic(null);
        return;
      }
      Label id = new Label(version.id());
      id.getStyleClass().add("mono");
      Label when = new Label(version.created() == null ? "" : Format.dayTime(version.created()));
      when.getStyleClass().addAll("text-small", "text-muted");
      HBox row = new HBox(8, id);
      row.getStyleClass().add("iam-line");
      if (version.isDefault()) {
        row.getChildren().add(new Chip(texts.get("versions.is-default"), Tone.SUCCESS));
      }
      setGraphic(new VBox(2, row, when));
    }
  }
}
