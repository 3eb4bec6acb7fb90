package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.s3.bucket.SectionViewModel.Load;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.CallButtons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A sub-resource: one sentence, its state, its editor, what saving will do, and the buttons. */
public final class SectionController {

  private final SectionViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final SectionEditor editor;
  private final Consequences consequences;
  private final Node extra;
  private boolean typing;

  @FXML private StackPane root;
  @FXML private BorderPane content;
  @FXML private Label about;
  @FXML private Label state;
  @FXML private StackPane editorPlace;
  @FXML private StackPane extraPlace;
  @FXML private HBox consequenceBox;
  @FXML private Label consequence;
  @FXML private VBox trouble;
  @FXML private Button save;
  @FXML private Button discard;
  @FXML private Button remove;

  /** The state view is made when the controls are there. */
  private StateView view = new StateView(new StackPane());

  SectionController(
      SectionViewModel model, Dialogs dialogs, Texts texts, SectionEditor editor, Node extra) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    this.extra = extra;
    this.editor = editor;
    consequences = new Consequences(texts);
  }

  @FXML
  private void initialize() {
    String key = model.section().key();
    about.setText(texts.get(key + ".about"));
    editorPlace.getChildren().setAll(editor.node());
    extraPlace.getChildren().setAll(extra);
    save.setId("s3-" + key + "-save");
    discard.setId("s3-" + key + "-discard");
    remove.setId("s3-" + key + "-remove");
    consequence.setId("s3-" + key + "-consequence");
    remove.setVisible(model.section().removable());
    root.getChildren().clear();
    view = new StateView(content);
    root.getChildren().setAll(view);
    editor.onChange(
        json -> {
          typing = true;
          model.draftProperty().set(json);
          typing = false;
        });
    model.draftProperty().addListener((o, before, now) -> draft());
    model.savedProperty().addListener((o, before, now) -> show());
    model.dirtyProperty().addListener((o, before, now) -> show());
    model.savingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> problem(now));
    model.loadProperty().addListener((o, before, now) -> load(now));
    show();
    editor.show("");
  }

  private void draft() {
    if (!typing) {
      editor.show(model.draftProperty().get());
    }
    show();
  }

  private void load(Load now) {
    switch (now) {
      case NOTHING, LOADING -> view.showLoading();
      case LOADED -> {
        view.showContent();
        show();
      }
      case FAILED -> model.problemProperty().get().ifPresent(this::instead);
    }
  }

  private void instead(UserProblem problem) {
    view.showProblem(
        problem,
        Action.of(
            "s3-" + model.section().key() + "-retry",
            texts.get("retry"),
            "fth-refresh-cw",
            () -> model.open(model.bucketProperty().get())));
  }

  private void problem(Optional<UserProblem> problem) {
    trouble.getChildren().clear();
    if (model.loadProperty().get() == Load.LOADED) {
      problem.ifPresent(
          p -> {
            String code = p.code() == null ? "" : p.code() + ". ";
            trouble
                .getChildren()
                .setAll(
                    new MessageBand(
                        Tone.DANGER, code + p.title() + " " + p.why() + " " + p.remedy()));
            FlowPane calls = new FlowPane(8, 8);
            calls.getChildren().addAll(CallButtons.of(p));
            if (!calls.getChildren().isEmpty()) {
              trouble.getChildren().add(calls);
            }
          });
    }
  }

  private void show() {
    boolean dirty = model.dirtyProperty().get();
    boolean busy = model.savingProperty().get();
    state.setText(consequences.of(model.section(), model.savedProperty().get()));
    consequenceBox.setVisible(dirty);
    consequence.setText(
        editor.valid()
            ? texts.get("after", consequences.of(model.section(), model.draftProperty().get()))
            : texts.get("after.not"));
    save.setDisable(!dirty || busy);
    discard.setDisable(!dirty || busy);
    remove.setDisable(busy || model.savedProperty().get().isBlank());
  }

  @FXML
  private void save() {
    if (editor.valid()) {
      model.save();
    }
  }

  @FXML
  private void discard() {
    model.discard();
  }

  @FXML
  private void remove() {
    String key = model.section().key();
    dialogs
        .confirm(
            new Dialogs.Confirmation(
                texts.get("remove.title", texts.get(key + ".what"), model.bucketProperty().get()),
                texts.get(
                    "remove.sentence",
                    consequences.removal(model.section(), model.savedProperty().get()),
                    texts.get(key + ".none")),
                texts.get("remove"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                model.remove();
              }
            });
  }
}
