package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Simulation;
import dev.lectern.sandbox.Simulation.Filter;
import dev.lectern.sandbox.Simulation.Held;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a film: what is held and what is past, and one stage of one of them. FX thread.
 */
final class FilmViewModel implements AutoCloseable {

  private static final int PAST = 100;
  private static final int LOOKED_AT = 1_000;

  private final SandboxInstance sandbox;
  private final Simulation simulation;
  private final JournalView journal;
  private final TaskRunner tasks;
  private final Frames cutter;
  private final List<AutoCloseable> listening;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
  private final ReadOnlyObjectWrapper<List<FilmRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable FilmRow> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Frame>> frames = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CLIENT);

  FilmViewModel(SandboxInstance sandbox, TaskRunner tasks, Texts texts) {
    this.sandbox = sandbox;
    this.simulation = sandbox.simulation();
    this.journal = sandbox.journal();
    this.tasks = tasks;
    this.cutter = new Frames(texts);
    filter.set(simulation.filter());
    filter.addListener((o, before, now) -> filtered());
    listening = List.of(simulation.onChange(this::changed), journal.onEntry(entry -> changed()));
    refresh();
  }

  /** Signing names of the services that can be filtered by. */
  List<String> services() {
    return sandbox.services();
  }

  /** Operations of a service that can be filtered by. */
  List<String> operations(String service) {
    return sandbox.operations(service);
  }

  ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** What is held while the mode is on, and what the list shows. */
  ObjectProperty<Filter> filterProperty() {
    return filter;
  }

  /** Newest first; what a request caused stands below it. */
  ReadOnlyObjectProperty<List<FilmRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable FilmRow> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** How long the chosen request has been held; zero when it is not. */
  Duration waited() {
    FilmRow row = chosen.get();
    return simulation.held().stream()
        .filter(held -> row != null && held.soFar().requestId().equals(row.id()))
        .map(Held::waited)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** The stages of the chosen request. */
  ReadOnlyObjectProperty<List<Frame>> framesProperty() {
    return frames.getReadOnlyProperty();
  }

  /** The stage that is shown. */
  ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** Turns the mode on or off. */
  void turn(boolean to) {
    if (to) {
      simulation.start(filter.get());
    } else {
      simulation.stop();
    }
  }

  private void filtered() {
    if (simulation.on()) {
      simulation.start(filter.get());
    }
    refresh();
  }

  /** Shows a request from its first stage; one that is held at the stage where it is. */
  void choose(FilmRow row) {
    chosen.set(row);
    cut(row);
    stage.set(reached(row));
    if (!row.held()) {
      stage.set(Stage.CLIENT);
    }
  }

  /** Shows a stage of the chosen request. */
  void look(Stage at) {
    stage.set(at);
  }

  /** One stage forward in what is shown; at its end the held request itself goes on. */
  void step() {
    FilmRow row = chosen.get();
    if (row == null) {
      return;
    }
    if (stage.get().compareTo(reached(row)) < 0) {
      stage.set(Stage.values()[stage.get().ordinal() + 1]);
    } else if (row.held()) {
      simulation.step(row.id());
    }
  }

  /** One stage back in what is shown. */
  void back() {
    if (stage.get() != Stage.CLIENT) {
      stage.set(Stage.values()[stage.get().ordinal() - 1]);
    }
  }

  /** Whether there is a stage to step to. */
  boolean canStep() {
    FilmRow row = chosen.get();
    return row != null && (row.held() || stage.get().compareTo(reached(row)) < 0);
  }

  /** Lets the chosen request go to its end, or shows the last stage of one that is past. */
  void toEnd() {
    FilmRow row = chosen.get();
    if (row != null && row.held()) {
      simulation.release(row.id());
    } else if (row != null) {
      stage.set(reached(row));
    }
  }

  /** The last stage of which something is known. */
  private static Stage reached(FilmRow row) {
    Stage next = row.next();
    return next == null ? Stage.ANSWER : Stage.values()[Math.max(0, next.ordinal() - 1)];
  }

  private void changed() {
    if (asked.compareAndSet(false, true)) {
      tasks.onFxThread(this::refresh);
    }
  }

  /** Reads what is held and what is past. */
  void refresh() {
    asked.set(false);
    on.set(simulation.on());
    FilmRow before = chosen.get();
    boolean following = before != null && before.held() && stage.get() == reached(before);
    List<FilmRow> all = read();
    rows.set(all);
    Optional<FilmRow> same =
        all.stream().filter(row -> before != null && row.id().equals(before.id())).findFirst();
    Optional<FilmRow> held = all.stream().filter(FilmRow::held).findFirst();
    boolean free = before == null || !before.held();
    if (held.isPresent() && free && !(same.isPresent() && same.get().held())) {
      choose(held.get());
    } else if (same.isPresent()) {
      chosen.set(same.get());
      cut(same.get());
      if (following) {
        stage.set(reached(same.get()));
      }
    } else if (all.isEmpty()) {
      chosen.set(null);
      frames.set(List.of());
    } else {
      choose(all.getFirst());
    }
  }

  private void cut(FilmRow row) {
    List<Entry> caused =
        rows.get().stream()
            .map(FilmRow::entry)
            .filter(each -> Objects.equals(each.parent(), row.id()))
            .toList();
    frames.set(cutter.of(row.entry(), row.next(), caused));
  }

  private List<FilmRow> read() {
    Map<String, FilmRow> all = new LinkedHashMap<>();
    for (Held held : simulation.held().reversed()) {
      all.put(held.soFar().requestId(), new FilmRow(held.soFar(), held.next(), 0));
    }
    for (Entry entry : journal.latest(LOOKED_AT).reversed()) {
      if (all.size() < PAST && meant(entry)) {
        all.putIfAbsent(entry.requestId(), new FilmRow(entry, null, 0));
      }
    }
    return nested(all);
  }

  private boolean meant(Entry entry) {
    return entry.parent() != null || filter.get().matches(entry.service(), entry.operation());
  }

  /** Puts what a request caused below it. */
  private static List<FilmRow> nested(Map<String, FilmRow> all) {
    List<FilmRow> nested = new ArrayList<>();
    for (FilmRow row : all.values()) {
      String parent = row.entry().parent();
      if (parent == null || !all.containsKey(parent)) {
        add(nested, all, row, 0);
      }
    }
    return List.copyOf(nested);
  }

  private static void add(List<FilmRow> nested, Map<String, FilmRow> all, FilmRow row, int depth) {
    nested.add(new FilmRow(row.entry(), row.next(), depth));
    all.values().stream()
        .filter(each -> row.id().equals(each.entry().parent()) && !each.id().equals(row.id()))
        .toList()
        .reversed()
        .forEach(child -> add(nested, all, child, depth + 1));
  }

  /** Leaves the mode: nothing may stay held by a page that nobody sees. */
  @Override
  public void close() {
    simulation.stop();
    listening.forEach(Listening::end);
  }
}
