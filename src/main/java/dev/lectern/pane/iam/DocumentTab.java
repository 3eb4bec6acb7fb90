package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
final class DocumentTab implements ResourceTab<Entity> {

  private final IamActions actions;
  private final Supplier<Actions> known;
  private final Texts texts = Texts.of("iam");
  private final BorderPane view = new BorderPane();
  private final ListView<Entity.Version> versions = new ListView<>();
  private final StackPane place = new StackPane();
  private final CodeView difference = new CodeView();
  private final ToggleButton compare = new ToggleButton(texts.get("versions.compare"));
  private final Button setDefault = new Button(texts.get("versions.default.set"));
  private final Button delete = new Button(texts.get("versions.delete"));
  private final Button save = new Button(texts.get("versions.save"));
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private @Nullable PolicyEditor editor;
  private @Nullable Entity policy;
  private boolean filling;

  DocumentTab(IamActions actions, Supplier<Actions> known) {
    this.actions = actions;
    this.known = known;
    versions.setId("iam-versions");
    versions.setAccessibleText(texts.get("versions"));
    versions.getStyleClass().addAll("dense", "iam-versions");
    versions.setPrefWidth(290);
    versions.setMinWidth(240);
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
    HBox bar = new HBox(8, compare, setDefault, delete, gap, save);
    bar.getStyleClass().add("iam-bar");
    difference.setLabel(texts.get("versions.compare"));
    VBox.setVgrow(place, Priority.ALWAYS);
    place.getStyleClass().add("iam-page");
    view.setLeft(versions);
    view.setCenter(new VBox(bar, place));
  }

  @Override
  public String id() {
    return "iam-tab-document";
  }

  @Override
  public String title() {
    return texts.get("tab.document");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return dirty.getReadOnlyProperty();
  }

  @Override
  public List<String> unsaved() {
    return dirty.get() ? List.of(texts.get("unsaved")) : List.of();
  }

  @Override
  public void discard() {
    dirty.set(false);
  }

  @Override
  public void open(Entity entity) {
    boolean same = policy != null && policy.key().equals(entity.key());
    if (same && dirty.get()) {
      policy = entity;
      return;
    }
    policy = entity;
    dirty.set(false);
    versions.getItems().setAll(entity.versions());
    for (Entity.Version version : entity.versions()) {
      if (version.isDefault()) {
        versions.getSelectionModel().select(version);
      }
    }
  }

  private Entity.@Nullable Version chosen() {
    return versions.getSelectionModel().getSelectedItem();
  }

  private void choose(Entity.@Nullable Version version) {
    Entity of = policy;
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
          JsonEditor.pretty(standard), JsonEditor.pretty(version.document()), Syntax.JSON);
      place.getChildren().setAll(difference);
      return;
    }
    filling = true;
    PolicyEditor made = editor();
    if (!dirty.get()) {
      made.show(version.document());
    }
    made.setEditable(!of.ofAws());
    filling = false;
    place.getChildren().setAll(made);
  }

  private PolicyEditor editor() {
    PolicyEditor made = editor;
    if (made == null) {
      made = new PolicyEditor("iam-editor", false, known.get());
      made.textProperty()
          .addListener(
              (o, before, now) -> {
                if (!filling) {
                  dirty.set(true);
                }
              });
      editor = made;
    }
    return made;
  }

  private void save() {
    PolicyEditor made = editor;
    Entity of = policy;
    if (made == null || of == null) {
      return;
    }
    if (!made.valid()) {
      made.goToProblem();
      return;
    }
    String document = made.text();
    actions.change(
        texts.get("versions.saved", of.name()),
        () -> {
          actions.gateway().createVersion(of, document);
          actions.tasks().onFxThread(() -> dirty.set(false));
        });
  }

  private void setDefault() {
    Entity.Version version = chosen();
    Entity of = policy;
    if (version != null && of != null) {
      dirty.set(false);
      actions.change(
          texts.get("versions.default", version.id()),
          () -> actions.gateway().setDefault(of, version.id()));
    }
  }

  private void deleteVersion() {
    Entity.Version version = chosen();
    Entity of = policy;
    if (version != null && of != null) {
      actions.change(
          texts.get("versions.deleted", version.id()),
          () -> actions.gateway().deleteVersion(of, version.id()));
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
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(8, id, when, gap);
      row.getStyleClass().add("iam-line");
      if (version.isDefault()) {
        row.getChildren().add(new Chip(texts.get("versions.is-default"), Tone.SUCCESS));
      }
      setGraphic(row);
    }
  }
}
