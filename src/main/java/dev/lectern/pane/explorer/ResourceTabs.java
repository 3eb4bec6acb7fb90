package dev.lectern.pane.explorer;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The tabs of one resource: each is built when it is first shown, opened whenever it comes to the
 * front, and says by a dot that it has unsaved changes. FX thread.
 *
 * @param <R> what the tabs are opened with
 */
public final class ResourceTabs<R> {

  private final List<ResourceTab<R>> parts;
  private final List<Tab> tabs = new ArrayList<>();
  private @Nullable R resource;
  private @Nullable ResourceTab<R> seen;
  private boolean shown;

  /** A tab for each part, in this order. */
  public ResourceTabs(List<? extends ResourceTab<R>> parts) {
    this.parts = List.copyOf(parts);
    for (ResourceTab<R> part : parts) {
      Tab tab = new Tab(part.title());
      tab.setId(part.id());
      tab.setClosable(false);
      if (!part.icon().isEmpty()) {
        tab.setGraphic(Icons.of(part.icon()));
      }
      part.dirty()
          .addListener((o, before, dirty) -> tab.setText(part.title() + (dirty ? " •" : "")));
      tab.selectedProperty().addListener((o, before, now) -> openFront());
      tabs.add(tab);
    }
  }

  /** The tabs, for a tab pane that may have others. */
  public List<Tab> tabs() {
    return List.copyOf(tabs);
  }

  /**
   * Shows a resource in the tab in front, and in each other when it comes to the front.
   *
   * @param now null while nothing is known of it: tabs that come to the front are not opened then
   */
  public void open(@Nullable R now) {
    resource = now;
    openFront();
  }

  /** The tab of that id comes to the front, when there is one. */
  public void select(String id) {
    for (Tab tab : tabs) {
      if (id.equals(tab.getId())) {
        tab.getTabPane().getSelectionModel().select(tab);
      }
    }
  }

  /**
   * For each tab what brings it to the front.
   *
   * @param possible while there is a resource whose tabs they are
   */
  public List<Action> actions(ObservableBooleanValue possible) {
    Texts texts = Texts.of("explorer");
    return parts.stream()
        .map(
            part ->
                Action.of(
                        part.id(),
                        texts.get("tab", part.title()),
                        part.icon().isEmpty() ? "fth-square" : part.icon(),
                        () -> select(part.id()))
                    .when(possible))
        .toList();
  }

  private Optional<Tab> front() {
    return tabs.stream().filter(Tab::isSelected).findFirst();
  }

  private void openFront() {
    R now = resource;
    if (now != null) {
      front()
          .ifPresent(
              tab -> {
                ResourceTab<R> part = parts.get(tabs.indexOf(tab));
                tab.setContent(part.view());
                part.open(now);
              });
    }
    look();
  }

  /** The user sees the tabs, or no longer does; needed only where a tab follows something live. */
  public void shown(boolean now) {
    shown = now;
    look();
  }

  private void look() {
    ResourceTab<R> before = seen;
    ResourceTab<R> now =
        shown && resource != null
            ? front().map(tab -> parts.get(tabs.indexOf(tab))).orElse(null)
            : null;
    if (!Objects.equals(now, before)) {
      seen = now;
      if (before != null) {
        before.seen(false);
      }
      if (now != null) {
        now.seen(true);
      }
    }
  }

  /** Loads the tab in front again. */
  public void refresh() {
    front().ifPresent(tab -> parts.get(tabs.indexOf(tab)).refresh());
  }

  /** Does the one thing that the tab in front is for. */
  public void run() {
    front().ifPresent(tab -> parts.get(tabs.indexOf(tab)).run());
  }

  /**
   * Asks before the resource is left with unsaved changes, and gives them up when the user says so.
   *
   * @param name what the user calls the resource
   */
  public CompletableFuture<Boolean> mayLeave(Dialogs dialogs, String name) {
    Texts texts = Texts.of("explorer");
    return dialogs
        .leave(texts.get("leave.title", name), told(ResourceTab::unsaved), texts.get("leave.verb"))
        .thenApply(
            may -> {
              if (may) {
                parts.forEach(ResourceTab::discard);
              }
              return may;
            });
  }

  /** What closing the pane would stop or lose, a sentence each. */
  public List<String> unfinished() {
    return told(ResourceTab::unfinished);
  }

  private List<String> told(Function<ResourceTab<R>, List<String>> question) {
    return parts.stream().flatMap(part -> question.apply(part).stream()).toList();
  }

  /** Drops everything; what still loads brings no result. */
  public void close() {
    shown(false);
    parts.forEach(ResourceTab::close);
  }
}
