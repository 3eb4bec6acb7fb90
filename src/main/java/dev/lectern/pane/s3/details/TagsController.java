package dev.lectern.pane.s3.details;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The tags of an object in rows. */
public final class TagsController {

  private final ObjectDetailsViewModel model;
  private final Draft<List<Pair>> draft;
  private final Texts texts = Texts.of("s3details");
  private final PairsEditor editor;
  private boolean typing;

  @FXML private StackPane place;
  @FXML private VBox content;
  @FXML private StackPane editorPlace;
  @FXML private Label count;
  @FXML private VBox trouble;
  @FXML private HBox bar;
  @FXML private Label consequence;
  @FXML private Button save;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new StackPane());

  TagsController(ObjectDetailsViewModel model) {
    this.model = model;
    draft = model.tags();
    editor =
        new PairsEditor(
            "s3-tags",
            new PairsEditor.Words(
                texts.get("tags.key"),
                texts.get("tags.value"),
                texts.get("tags.add"),
                texts.get("tags.remove")),
            pairs -> words(texts, TagRules.OBJECT.problems(pairs)));
  }

  /** Problems in words. */
  static List<String> words(Texts texts, List<String> keys) {
    return keys.stream().map(key -> key.isEmpty() ? "" : texts.get(key)).toList();
  }

  @FXML
  private void initialize() {
    place.getChildren().clear();
    state = new StateView(content);
    place.getChildren().setAll(state);
    editorPlace.getChildren().setAll(editor);
    editor.onChange(
        pairs -> {
          typing = true;
          draft.valueProperty().set(TagRules.sent(pairs));
          typing = false;
        });
    new SaveBar(
        draft, bar, trouble, consequence, save, model::tagsSavable, () -> texts.get("tags.after"));
    draft.valueProperty().addListener((o, before, now) -> show());
    model.tagsProperty().addListener((o, before, now) -> facet(now));
    facet(model.tagsProperty().get());
    show();
  }

  private void show() {
    if (!typing) {
      editor.setPairs(draft.valueProperty().get());
    }
    count.setText(texts.get("tags.count", draft.valueProperty().get().size()));
  }

  private void facet(Facet<List<Pair>> tags) {
    switch (tags) {
      case Facet.Nothing<List<Pair>> nothing -> state.showContent();
      case Facet.Loading<List<Pair>> loading -> state.showLoading();
      case Facet.There<List<Pair>> there -> state.showContent();
      case Facet.Failed<List<Pair>>(var problem) ->
          state.showProblem(
              problem,
              Action.of("s3-tags-retry", texts.get("retry"), "fth-refresh-cw", model::loadTags));
    }
  }

  @FXML
  private void save() {
    model.saveTags();
  }

  @FXML
  private void discard() {
    draft.discard();
    editor.setPairs(draft.valueProperty().get());
  }
}
