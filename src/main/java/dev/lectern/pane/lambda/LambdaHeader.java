package dev.lectern.pane.lambda;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What the shell shows around the Lambda explorer: its way, tools and actions. */
final class LambdaHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable refresh,
      Runnable create,
      Runnable invoke,
      Runnable cold,
      Runnable deploy,
      Runnable burst) {}

  private final Journey<LambdaPlace> journey;
  private final LambdaViewModel model;
  private final Doing doing;
  private final Texts texts = Texts.of("lambda");
  private final Chip state = new Chip("", Tone.SUCCESS);
  private final Chip runtime = new Chip("", Tone.OUTLINED);
  private final Chip memory = new Chip("", Tone.OUTLINED);
  private final Chip timeout = new Chip("", Tone.OUTLINED);
  private final Label measured;

  /**
   * @param local whether durations are those of this computer
   */
  LambdaHeader(Journey<LambdaPlace> journey, LambdaViewModel model, Doing doing, boolean local) {
    this.journey = journey;
    this.model = model;
    this.doing = doing;
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

  /** The header around the pane's view. */
  Header header(Node view) {
    BooleanBinding inside = model.functionProperty().isNotNull();
    Action refresh =
        action("lambda-refresh", "refresh", "fth-refresh-cw", doing.refresh()).ctrl(KeyCode.R);
    Header header =
        new Header(
            journey,
            view,
            List.of(
                refresh,
                action("lambda-new", "functions.create", "fth-plus", doing.create()),
                action("lambda-action-invoke", "invoke", "fth-play", doing.invoke())
                    .ctrl(KeyCode.ENTER)
                    .when(inside),
                action("lambda-action-cold", "invoke.coldly", "fth-zap", doing.cold()).when(inside),
                action("lambda-action-deploy", "code.deploy.label", "fth-upload", doing.deploy())
                    .ctrl(KeyCode.S)
                    .when(inside),
                action("lambda-action-burst", "action.burst", "fth-layers", doing.burst())
                    .when(inside)));
    header.toolsWhile(inside, state, runtime, memory, timeout, measured);
    header.tools(ActionButtons.icon(refresh));
    journey.placeProperty().addListener((o, before, now) -> header.way(way()));
    model.functionProperty().addListener((o, before, now) -> chips(now));
    header.way(way());
    chips(model.functionProperty().get());
    return header;
  }

  private Action action(String id, String text, String icon, Runnable run) {
    return Action.of(id, texts.get(text), icon, run);
  }

  private void chips(@Nullable FunctionInfo now) {
    if (now == null) {
      return;
    }
    boolean changing = now.update().equals("InProgress");
    state.setText(changing ? "Updating" : now.state());
    state.setTone(now.ready() ? Tone.SUCCESS : Tone.WARNING);
    state.setTooltip(now.reason().isEmpty() ? null : new Tooltip(now.reason()));
    runtime.setText(now.runtime());
    memory.setText(texts.get("header.memory", now.memory()));
    timeout.setText(texts.get("header.timeout", now.timeout()));
  }

  private List<Crumb> way() {
    LambdaPlace place = journey.place();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb"), () -> journey.go(LambdaPlace.START)));
    if (!place.function().isEmpty()) {
      way.add(new Crumb(place.function(), () -> journey.go(place)));
    }
    return way;
  }
}
