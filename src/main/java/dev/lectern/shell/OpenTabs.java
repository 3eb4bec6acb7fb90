package dev.lectern.shell;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The open panes. A pane is opened when its tab is first in front and a session is there, or when
 * it needs none; another session closes all of them and opens them again at their places. What is
 * open is kept at every change. FX thread.
 */
final class OpenTabs {

  private static final String SECTION = "tabs";
  private static final int MOST_CLOSED = 20;

  /** Opens a pane for a tab. */
  interface Opener {
    Pane open(
        PaneDescriptor descriptor, String place, @Nullable AwsClients clients, TaskRunner scope);
  }

  private final Function<String, Optional<PaneDescriptor>> catalog;
  private final Opener opener;
  private final TaskRunner tasks;
  private final Settings settings;
  private final Dialogs dialogs;
  private final Texts texts;
  private final ObservableList<OpenTab> tabs = FXCollections.observableArrayList();

  /** One for all: it holds the list weakly, so one made for each caller would fall silent. */
  private final ObservableList<OpenTab> seen = FXCollections.unmodifiableObservableList(tabs);

  private final ReadOnlyObjectWrapper<@Nullable OpenTab> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<KeptTabs.Tab>> closed =
      new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable AwsClients clients;

  /** Whether panes that need no session may be opened without one. */
  private boolean alone;

  OpenTabs(
      Function<String, Optional<PaneDescriptor>> catalog,
      Opener opener,
      TaskRunner tasks,
      Settings settings,
      Dialogs dialogs,
      Texts texts) {
    this.catalog = catalog;
    this.opener = opener;
    this.tasks = tasks;
    this.settings = settings;
    this.dialogs = dialogs;
    this.texts = texts;
  }

  /** Left to right; change only through this class. */
  ObservableList<OpenTab> tabs() {
    return seen;
  }

  /** The tab in front, null when none is open. */
  ReadOnlyObjectProperty<@Nullable OpenTab> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Opens what was open at the end of the last run, or {@code first}. */
  void restore(KeptTabs first) {
    KeptTabs kept = settings.get(SECTION, KeptTabs.class, first);
    for (KeptTabs.Tab tab : kept.tabs()) {
      catalog
          .apply(tab.pane())
          .ifPresent(descriptor -> tabs.add(new OpenTab(descriptor, tab.place())));
    }
    if (!tabs.isEmpty()) {
      select(tabs.get(Math.clamp(kept.selected(), 0, tabs.size() - 1)));
    }
  }

  /**
   * Gives the panes what stands behind them now. What waits for the user stays in front until the
   * user chooses a tab: nobody would see it behind a pane that needs no session.
   */
  void backend(Backend next) {
    clients = next instanceof Backend.Ready(AwsClients session) ? session : null;
    alone =
        next instanceof Backend.Page || (next instanceof Backend.Failed failed && failed.alone());
    tabs.forEach(OpenTab::suspend);
    if (!(next instanceof Backend.Page)) {
      openSelected();
    }
  }

  /** What closing the panes would stop or lose, a sentence each. */
  List<String> unfinished() {
    return tabs.stream().flatMap(tab -> tab.unfinished().stream()).toList();
  }

  /** Opens a pane or brings it to the front, where it is or at a place. */
  void open(String paneId, @Nullable String place) {
    Optional<OpenTab> known =
        tabs.stream().filter(tab -> tab.descriptor().id().equals(paneId)).findFirst();
    if (known.isPresent()) {
      if (place != null && !place.equals(known.get().place())) {
        known.get().moveTo(place);
        // so that those who listen see the same tab at its new place
        selected.set(null);
      }
      select(known.get());
      return;
    }
    catalog
        .apply(paneId)
        .ifPresent(
            descriptor -> {
              OpenTab tab = new OpenTab(descriptor, place == null ? "" : place);
              tabs.add(tab);
              select(tab);
            });
  }

  void select(OpenTab tab) {
    selected.set(tab);
    openSelected();
    keep();
  }

  /** Brings the next tab to the front, or the one before with -1. */
  void step(int by) {
    OpenTab now = selected.get();
    if (now != null) {
      select(tabs.get(Math.floorMod(tabs.indexOf(now) + by, tabs.size())));
    }
  }

  /** Closes a tab; asks first when that would lose something. */
  void close(OpenTab tab) {
    dialogs
        .leave(
            texts.get("leave.tab", tab.descriptor().title()),
            tab.unfinished(),
            texts.get("leave.tab.verb"))
        .thenAccept(
            may -> {
              if (may && tabs.contains(tab)) {
                closeNow(tab);
              }
            });
  }

  /** Closes all tabs but one; asks once when that would lose something. */
  void closeOthers(OpenTab stays) {
    select(stays);
    List<OpenTab> others = tabs.stream().filter(tab -> tab != stays).toList();
    dialogs
        .leave(
            texts.get("leave.others"),
            others.stream().flatMap(tab -> tab.unfinished().stream()).toList(),
            texts.get("leave.others.verb"))
        .thenAccept(
            may -> {
              if (may) {
                others.stream().filter(tabs::contains).forEach(this::closeNow);
              }
            });
  }

  /** The tabs that were closed in this run, the last one first. */
  ReadOnlyObjectProperty<List<KeptTabs.Tab>> closed() {
    return closed.getReadOnlyProperty();
  }

  /** Opens the tab that was closed last, where it was. */
  void reopen() {
    List<KeptTabs.Tab> known = closed.get();
    if (!known.isEmpty()) {
      closed.set(known.subList(1, known.size()));
      open(known.getFirst().pane(), known.getFirst().place());
    }
  }

  private void closeNow(OpenTab tab) {
    int index = tabs.indexOf(tab);
    closed.set(
        Stream.concat(
                Stream.of(new KeptTabs.Tab(tab.descriptor().id(), tab.place())),
                closed.get().stream())
            .limit(MOST_CLOSED)
            .toList());
    tabs.remove(tab);
    tab.suspend();
    if (selected.get() == tab) {
      selected.set(tabs.isEmpty() ? null : tabs.get(Math.min(index, tabs.size() - 1)));
      openSelected();
    }
    keep();
  }

  /** Writes down what is open. */
  void keep() {
    List<KeptTabs.Tab> kept =
        tabs.stream().map(tab -> new KeptTabs.Tab(tab.descriptor().id(), tab.place())).toList();
    OpenTab now = selected.get();
    settings.put(SECTION, new KeptTabs(kept, now == null ? 0 : tabs.indexOf(now)));
  }

  void closeAll() {
    keep();
    tabs.forEach(OpenTab::suspend);
  }

  private void openSelected() {
    OpenTab tab = selected.get();
    AwsClients session = clients;
    if (tab == null || tab.pane().get() != null) {
      return;
    }
    if (session == null && !(alone && tab.descriptor().alone())) {
      return;
    }
    TaskRunner scope = tasks.scope();
    Pane pane = opener.open(tab.descriptor(), tab.place(), session, scope);
    tab.opened(pane, scope);
    pane.crumbs().addListener((o, before, now) -> keep());
  }
}
