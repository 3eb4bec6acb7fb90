package dev.lectern.pane.lambda;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What the shell shows of the pane around it: the way, the tools and the actions. */
final class LambdaHeader {

  private final LambdaViewModel model;
  private final Consumer<LambdaPlace> go;
  private final Texts texts = Texts.of("lambda");
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Action>> actions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanBinding inside;
  private final HBox tools = new HBox(8);
  private final Chip state = new Chip("", Tone.SUCCESS);
  private final Chip runtime = new Chip("", Tone.OUTLINED);
  private final Chip memory = new Chip("", Tone.OUTLINED);
  private final Chip timeout = new Chip("", Tone.OUTLINED);

  /**
   * @param local whether durations are those of this computer
   */
  LambdaHeader(LambdaViewModel model, Consumer<LambdaPlace> go, Runnable refresh, boolean local) {
    this.model = model;
    this.go = go;
    inside = model.functionProperty().isNotNull();
    state.setId("lambda-state-chip");
    runtime.setId("lambda-runtime-chip");
    memory.setId("lambda-memory-chip");
    timeout.setId("lambda-timeout-chip");
    Label measured =
        new Label(
            local
                ? texts.get("header.measured", Runtime.getRuntime().availableProcessors())
                : texts.get("header.aws"));
    measured.getStyleClass().addAll("text-small", "text-muted");
    measured.setTooltip(new Tooltip(measured.getText()));
    tools.setAlignment(Pos.CENTER_RIGHT);
    Action again = action("lambda-refresh", "refresh", "fth-refresh-cw", KeyCode.R, null, refresh);
    for (Node node : List.of(state, runtime, memory, timeout, measured)) {
      node.visibleProperty().bind(inside);
      node.managedProperty().bind(node.visibleProperty());
    }
    tools
        .getChildren()
        .addAll(state, runtime, memory, timeout, measured, ActionButtons.icon(again));
    actions.set(List.of(again));
    model.placeProperty().addListener((o, before, now) -> way());
    model.functionProperty().addListener((o, before, now) -> chips(now));
    way();
  }

  /** Adds actions to the palette. */
  void add(List<Action> more) {
    List<Action> all = new ArrayList<>(actions.get());
    all.addAll(more);
    actions.set(List.copyOf(all));
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

  private void way() {
    LambdaPlace place = model.placeProperty().get();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb"), () -> go.accept(LambdaPlace.START)));
    if (!place.function().isEmpty()) {
      way.add(
          new Crumb(
              place.function(), () -> go.accept(new LambdaPlace(place.function(), place.tab()))));
    }
    crumbs.set(List.copyOf(way));
  }

  /** An action that needs an open function. */
  Action inFunction(String id, String key, String icon, @Nullable KeyCode code, Runnable run) {
    return action(id, key, icon, code, inside, run);
  }

  /** An action. */
  Action action(
      String id,
      String key,
      String icon,
      @Nullable KeyCode code,
      @Nullable ObservableBooleanValue enabled,
      Runnable run) {
    return new Action(
        id,
        texts.get(key),
        icon,
        code == null ? null : new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN),
        enabled == null ? Bindings.createBooleanBinding(() -> true) : enabled,
        run);
  }

  ObservableValue<List<Crumb>> crumbs() {
    return crumbs.getReadOnlyProperty();
  }

  ObservableValue<List<Action>> actions() {
    return actions.getReadOnlyProperty();
  }

  Node tools() {
    return tools;
  }
}
