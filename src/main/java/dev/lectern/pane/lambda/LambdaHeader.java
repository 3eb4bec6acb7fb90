package dev.lectern.pane.lambda;

import dev.lectern.pane.explorer.ResourceFrame;
import dev.lectern.pane.explorer.TabPlace;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/** What the shell shows around the Lambda explorer: its actions, and a function's facts. */
final class LambdaHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable create,
      Runnable invoke,
      Runnable cold,
      Runnable deploy,
      Runnable archive,
      Runnable burst) {}

  private final Texts texts = Texts.of("lambda");
  private final Chip state = new Chip("", Tone.SUCCESS);
  private final Chip runtime = new Chip("", Tone.OUTLINED);
  private final Chip memory = new Chip("", Tone.OUTLINED);
  private final Chip timeout = new Chip("", Tone.OUTLINED);
  private final Label measured;

  /**
   * @param local whether durations are those of this computer
   */
  LambdaHeader(boolean local) {
    state.setId("lambda-state-chip");
    runtime.setId("lambda-runtime-chip");
    memory.setId("lambda-memory-chip");
    timeout.setId("lambda-timeout-chip");
    measured =
        new Label(
            local
                ? texts.get("header.measured", Runtime.getRuntime().availableProcessors())
                : texts.get("header.aws"));
    measured.getStyleClass().addAll("text-small", "text-muted");
    measured.setTooltip(new Tooltip(measured.getText()));
  }

  /** The pane's actions. */
  List<Action> actions(ObservableBooleanValue inside, Doing doing) {
    return List.of(
        action("lambda-create", "functions.create", "fth-plus", doing.create()),
        action("lambda-action-invoke", "invoke", "fth-play", doing.invoke())
            .ctrl(KeyCode.ENTER)
            .when(inside),
        action("lambda-action-cold", "invoke.coldly", "fth-zap", doing.cold()).when(inside),
        action("lambda-action-deploy", "code.deploy.label", "fth-upload", doing.deploy())
            .ctrl(KeyCode.S)
            .when(inside),
        action("lambda-action-archive", "code.archive.label", "fth-package", doing.archive())
            .when(inside),
        action("lambda-action-burst", "action.burst", "fth-layers", doing.burst()).when(inside));
  }

  private Action action(String id, String text, String icon, Runnable run) {
    return Action.of(id, texts.get(text), icon, run);
  }

  /** Shows what is known of a function. */
  void on(ResourceFrame<TabPlace, FunctionInfo> frame) {
    frame.facts(this::draw, state, runtime, memory, timeout, measured);
  }

  private void draw(FunctionInfo now) {
    boolean changing = now.update().equals("InProgress");
    state.setText(changing ? "Updating" : now.state());
    state.setTone(now.ready() ? Tone.SUCCESS : Tone.WARNING);
    state.setTooltip(now.reason().isEmpty() ? null : new Tooltip(now.reason()));
    runtime.setText(now.runtime());
    memory.setText(texts.get("header.memory", now.memory()));
    timeout.setText(texts.get("header.timeout", now.timeout()));
  }
}
