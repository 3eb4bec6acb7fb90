package dev.lectern.pane.explorer;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.FoldingBar;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;

/** What the shell shows around an explorer: the way, the tools and the actions. FX thread. */
public final class Header {

  private final ReadOnlyObjectWrapper<List<Crumb>> way = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Action>> actions;
  private final FoldingBar tools = new FoldingBar("explorer-more");

  /**
   * A header without way and tools at first.
   *
   * @param journey back, forward and up become actions of every explorer
   * @param view the pane, where a mouse's back and forward buttons work
   * @param own the pane's actions
   */
  public Header(Journey<?> journey, Node view, List<Action> own) {
    Texts texts = Texts.of("explorer");
    List<Action> all = new ArrayList<>(own);
    all.add(
        Action.of("explorer-back", texts.get("back"), "fth-arrow-left", journey::back)
            .key(alt(KeyCode.LEFT))
            .when(journey.backProperty()));
    all.add(
        Action.of("explorer-forward", texts.get("forward"), "fth-arrow-right", journey::forward)
            .key(alt(KeyCode.RIGHT))
            .when(journey.forwardProperty()));
    all.add(
        Action.of("explorer-up", texts.get("up"), "fth-arrow-up", journey::up)
            .key(alt(KeyCode.UP))
            .when(() -> !journey.place().text().isEmpty(), journey.placeProperty()));
    actions = new ReadOnlyObjectWrapper<>(List.copyOf(all));
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> mouse(event, journey));
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  private static void mouse(MouseEvent event, Journey<?> journey) {
    switch (event.getButton()) {
      case BACK -> journey.back();
      case FORWARD -> journey.forward();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Shows the way to where the user is. */
  public void way(List<Crumb> now) {
    way.set(List.copyOf(now));
  }

  /** Adds tools at the right end; what there is no room for folds into a menu. */
  public void tools(Node... more) {
    tools.add(more);
  }

  /** Adds tools that are there only while something holds. */
  public void toolsWhile(ObservableBooleanValue shown, Node... more) {
    for (Node node : more) {
      node.visibleProperty().bind(shown);
      node.managedProperty().bind(node.visibleProperty());
    }
    tools(more);
  }

  ObservableValue<List<Crumb>> crumbs() {
    return way.getReadOnlyProperty();
  }

  ObservableValue<List<Action>> actions() {
    return actions.getReadOnlyProperty();
  }

  Node tools() {
    return tools;
  }
}
