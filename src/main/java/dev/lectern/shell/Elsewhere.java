package dev.lectern.shell;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What panes that are not in front can do, so that the palette finds it from anywhere: the pane
 * comes to the front and does it there, where it is seen. A pane that was never opened has no
 * actions to ask, so their names are written down; a test holds them to the panes. FX thread.
 */
final class Elsewhere {

  private final Texts texts;
  private final OpenTabs tabs;
  private final Toasts toasts;
  private final List<Offer> offers = new ArrayList<>();

  private record Offer(String pane, Action action) {}

  /**
   * @param panes whose actions begin with their id
   */
  Elsewhere(Texts texts, List<PaneDescriptor> panes, OpenTabs tabs, Toasts toasts) {
    this.texts = texts;
    this.tabs = tabs;
    this.toasts = toasts;
    Texts names = Texts.of("elsewhere");
    for (PaneDescriptor pane : panes) {
      names.bundle().keySet().stream()
          .filter(id -> id.startsWith(pane.id() + "-"))
          .sorted()
          .forEach(
              id -> {
                String text = texts.get("action.elsewhere", names.get(id), pane.title());
                Runnable run = () -> go(pane.id(), id, names.get(id));
                offers.add(new Offer(pane.id(), Action.of(id, text, pane.icon(), run)));
              });
    }
  }

  /** All but those of the pane in front, which speaks for itself. */
  List<Action> actions(@Nullable OpenTab front) {
    String here = front == null || front.pane().get() == null ? "" : front.descriptor().id();
    return offers.stream().filter(offer -> !offer.pane().equals(here)).map(Offer::action).toList();
  }

  /** Whether it is done in another pane. */
  boolean offers(Action action) {
    return offers.stream().anyMatch(offer -> offer.action().equals(action));
  }

  private void go(String paneId, String actionId, String text) {
    tabs.open(paneId, null);
    OpenTab front = tabs.selected().get();
    Pane pane = front == null ? null : front.pane().get();
    if (pane == null) {
      // what is shown in its place says what the session waits for
      return;
    }
    pane.actions().getValue().stream()
        .filter(action -> action.id().equals(actionId) && action.enabled().get())
        .findFirst()
        .ifPresentOrElse(
            action -> action.run().run(),
            () -> toasts.show(text, texts.get("palette.not", need(texts, actionId))));
  }

  /** What an action that cannot be done waits for. */
  static String need(Texts texts, String actionId) {
    String key = "palette.need." + actionId.replaceFirst("-tab-.*", "-tab");
    return texts.get(texts.bundle().containsKey(key) ? key : "palette.need");
  }
}
