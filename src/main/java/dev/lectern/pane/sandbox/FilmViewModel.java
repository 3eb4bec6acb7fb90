package dev.lectern.pane.sandbox;

import dev.lectern.pane.sandbox.Frame.State;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
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
  private static final int CHAIN = 20;

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
    listening =
        List.of(
            simulation.onChange(this::changed),
            journal.onEntry(entry -> changed()),
            journal.onEffect(effect -> changed()));
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

  /** Shows a request from its first stage; one that is on its way at the stage where it is. */
  void choose(FilmRow row) {
    chosen.set(row);
    cut(row);
    stage.set(row.held() || row.working() ? reached() : Stage.CLIENT);
  }

  /** Shows a stage of the chosen request. */
  void look(Stage at) {
    stage.set(at);
  }

  /**
   * One stage forward in what is shown; at its end the held request itself goes on, and after the
   * last one the next held request is shown.
   */
  void step() {
    FilmRow row = chosen.get();
    if (row == null) {
      return;
    }
    if (place(stage.get()) < place(reached())) {
      stage.set(frames.get().get(place(stage.get()) + 1).stage());
    } else if (row.held()) {
      simulation.step(row.id());
    } else {
      nextHeld(rows.get(), row).ifPresent(this::choose);
    }
  }

  /** One stage back in what is shown. */
  void back() {
    if (place(stage.get()) > 0) {
      stage.set(frames.get().get(place(stage.get()) - 1).stage());
    }
  }

  /** Whether there is a stage to step to. */
  boolean canStep() {
    FilmRow row = chosen.get();
    return row != null
        && (row.held()
            || place(stage.get()) < place(reached())
            || nextHeld(rows.get(), row).isPresent());
  }

  /** Lets the chosen request go to its end, or shows the last stage of one that is past. */
  void toEnd() {
    FilmRow row = chosen.get();
    if (row != null && row.held()) {
      simulation.release(row.id());
    } else if (row != null) {
      stage.set(reached());
    }
  }

  /** Shows a past request from its first stage again. */
  void replay() {
    if (!frames.get().isEmpty()) {
      stage.set(frames.get().getFirst().stage());
    }
  }

  /** Where a stage is on the way of the chosen request. */
  private int place(Stage of) {
    List<Frame> all = frames.get();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).stage() == of)
        .findFirst()
        .orElse(0);
  }

  /** The last stage of which something is known. */
  private Stage reached() {
    return frames.get().stream()
        .filter(frame -> frame.state() == State.DONE || frame.state() == State.REFUSED)
        .map(Frame::stage)
        .reduce((first, second) -> second)
        .orElse(Stage.CLIENT);
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
    boolean onItsWay = before != null && (before.held() || before.working());
    boolean following = stage.get() == reached() && (onItsWay || place(stage.get()) > 0);
    List<FilmRow> all = read();
    rows.set(all);
    Optional<FilmRow> same =
        all.stream().filter(row -> before != null && row.id().equals(before.id())).findFirst();
    Optional<FilmRow> held = nextHeld(all, before);
    if (same.isEmpty()) {
      held.or(() -> all.stream().findFirst()).ifPresentOrElse(this::choose, this::nothing);
    } else if (held.isPresent() && before != null && !before.held() && !same.get().held()) {
      choose(held.get());
    } else {
      chosen.set(same.get());
      cut(same.get());
      if (following) {
        stage.set(reached());
      }
    }
  }

  private void nothing() {
    chosen.set(null);
    frames.set(List.of());
  }

  /**
   * What is held and to be looked at after that request: something of the same chain, and only when
   * nothing of the chain is at work any more something else.
   */
  private Optional<FilmRow> nextHeld(List<FilmRow> all, @Nullable FilmRow after) {
    String root = "";
    String mine = "";
    Map<String, String> roots = new HashMap<>();
    for (FilmRow row : all) {
      root = row.depth() == 0 ? row.id() : root;
      roots.put(row.id(), root);
      mine = after != null && row.id().equals(after.id()) ? root : mine;
    }
    String chain = mine;
    List<FilmRow> held = all.stream().filter(FilmRow::held).toList();
    Optional<FilmRow> related =
        held.stream().filter(row -> chain.equals(roots.get(row.id()))).findFirst();
    boolean busy = all.stream().anyMatch(row -> chain.equals(roots.get(row.id())) && atWork(row));
    return related.isPresent() || busy ? related : held.stream().reduce((first, last) -> last);
  }

  private boolean atWork(FilmRow row) {
    return row.working()
        || cutter.of(row, journal.effects(row.id()), List.of()).stream()
            .anyMatch(frame -> frame.state() == State.WORKING);
  }

  private void cut(FilmRow row) {
    List<Entry> caused =
        rows.get().stream()
            .map(FilmRow::entry)
            .filter(each -> Objects.equals(each.parent(), row.id()))
            .toList();
    frames.set(cutter.of(row, journal.effects(row.id()), caused));
  }

  private List<FilmRow> read() {
    Map<String, FilmRow> all = new LinkedHashMap<>();
    for (Held held : simulation.held().reversed()) {
      all.put(held.soFar().requestId(), new FilmRow(held.soFar(), held.next(), false, 0));
    }
    List<Entry> past = journal.latest(LOOKED_AT).reversed();
    Map<String, Entry> known = new HashMap<>();
    past.forEach(entry -> known.put(entry.requestId(), entry));
    for (Entry entry : simulation.working()) {
      known.putIfAbsent(entry.requestId(), entry);
      all.putIfAbsent(entry.requestId(), new FilmRow(entry, null, true, 0));
    }
    for (Entry entry : past) {
      if (all.size() < PAST && meant(entry, known, all)) {
        all.putIfAbsent(entry.requestId(), new FilmRow(entry, null, false, 0));
      }
    }
    return nested(all);
  }

  /** Whether it matches the filter, or what caused it does. */
  private boolean meant(Entry entry, Map<String, Entry> known, Map<String, FilmRow> shown) {
    Entry at = entry;
    for (int steps = 0; at != null && steps < CHAIN; steps++) {
      if (filter.get().matches(at.service(), at.operation()) || shown.containsKey(at.requestId())) {
        return true;
      }
      String parent = at.parent();
      at = parent == null ? null : known.get(parent);
    }
    return false;
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
    nested.add(new FilmRow(row.entry(), row.next(), row.working(), depth));
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
