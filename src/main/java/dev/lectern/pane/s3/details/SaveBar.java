package dev.lectern.pane.s3.details;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Shows how a draft stands: what saving will do, Save and Discard, and why saving failed. */
final class SaveBar {

  private final Draft<?> draft;
  private final HBox bar;
  private final VBox trouble;
  private final Label consequence;
  private final Button save;
  private final Supplier<Boolean> savable;
  private final Supplier<String> sentence;

  /**
   * @param bar seen while there is something to save
   * @param savable whether it can be saved as it stands
   * @param sentence what saving will do
   */
  SaveBar(
      Draft<?> draft,
      HBox bar,
      VBox trouble,
      Label consequence,
      Button save,
      Supplier<Boolean> savable,
      Supplier<String> sentence) {
    this.draft = draft;
    this.bar = bar;
    this.trouble = trouble;
    this.consequence = consequence;
    this.save = save;
    this.savable = savable;
    this.sentence = sentence;
    bar.managedProperty().bind(bar.visibleProperty());
    draft.valueProperty().addListener((o, before, now) -> show());
    draft.dirtyProperty().addListener((o, before, now) -> show());
    draft.savingProperty().addListener((o, before, now) -> show());
    draft.problemProperty().addListener((o, before, now) -> problem(now));
    show();
    problem(draft.problemProperty().get());
  }

  /** Looks again. */
  void show() {
    boolean dirty = draft.dirtyProperty().get();
    bar.setVisible(dirty);
    save.setDisable(!savable.get());
    consequence.setText(dirty ? sentence.get() : "");
  }

  private void problem(Optional<UserProblem> problem) {
    trouble.getChildren().clear();
    problem.ifPresent(
        p -> {
          String code = p.code() == null ? "" : p.code() + ". ";
          trouble
              .getChildren()
              .setAll(
                  new MessageBand(
                      Tone.DANGER, code + p.title() + " " + p.why() + " " + p.remedy()));
        });
  }
}
