package dev.lectern.ui.list;

import dev.lectern.problem.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * A list of things with names: the names at once, what a call for each would tell as rows are seen,
 * a few calls at a time. FX thread.
 *
 * @param <T> a thing as the listing has it
 * @param <F> what is known of one when it was asked for
 */
public class ListViewModel<T, F> {

  /** Calls about single things at the same time; more would only wait for each other. */
  private static final int AT_ONCE = 4;

  /** What the list shows. */
  public enum State {
    LOADING,
    READY,
    /** There is nothing. */
    EMPTY,
    /** There is something, but the filter leaves none of it. */
    NO_MATCH,
    FAILED
  }

  /**
   * Where the things come from.
   *
   * @param list all of them, in the order in which they are shown; may block
   * @param facts what the listing does not say of one; may block
   * @param name its name: unique in the list
   */
  public record Source<T, F>(Work<List<T>> list, Facts<T, F> facts, Function<T, String> name) {}

  /** Asks about one thing; may block. */
  @FunctionalInterface
  public interface Facts<T, F> {
    F of(T row) throws Exception;
  }

  private final Source<T, F> source;
  private final TaskRunner tasks;
  private final String title;
  private final LatestSlot listing = new LatestSlot();
  private final ObservableList<T> all = FXCollections.observableArrayList();
  private final FilteredList<T> shown = new FilteredList<>(all);
  private final ObservableMap<String, Loaded<F>> facts = FXCollections.observableHashMap();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable String> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final Deque<T> wanted = new ArrayDeque<>();
  private final Set<String> asked = new HashSet<>();
  private int asking;
  private int generation;

  /**
   * Nothing is loaded before {@link #refresh()}.
   *
   * @param title what the user calls the listing while it runs
   */
  public ListViewModel(Source<T, F> source, TaskRunner tasks, String title) {
    this.source = source;
    this.tasks = tasks;
    this.title = title;
    filter.addListener((o, before, now) -> filtered(now.strip().toLowerCase(Locale.ROOT)));
  }

  private void filtered(String part) {
    shown.setPredicate(row -> words(row).toLowerCase(Locale.ROOT).contains(part));
    if (state.get() != State.LOADING && state.get() != State.FAILED) {
      state.set(loaded());
    }
  }

  /** What the filter looks for its text in: the name, when a list does not say otherwise. */
  protected String words(T row) {
    return name(row);
  }

  private State loaded() {
    if (all.isEmpty()) {
      return State.EMPTY;
    }
    return shown.isEmpty() ? State.NO_MATCH : State.READY;
  }

  /** Loads the list again; what is known of single things is asked for again when they are seen. */
  public void refresh() {
    state.set(State.LOADING);
    load();
  }

  /** Loads the list again as {@link #refresh()} does; what it shows stays until then. */
  public void follow() {
    if (state.get() != State.LOADING) {
      load();
    }
  }

  private void load() {
    tasks
        .work(title, source.list())
        .latest(listing)
        .onSuccess(this::replace)
        .onFailure(
            failure -> {
              problem.set(failure);
              state.set(State.FAILED);
            })
        .onCancel(() -> state.set(loaded()))
        .start();
  }

  private void replace(List<T> found) {
    String keep = chosen.get();
    generation++;
    asked.clear();
    wanted.clear();
    facts.clear();
    all.setAll(found);
    state.set(loaded());
    // whoever shows the list has lost the row with the rows
    chosen.set(null);
    chosen.set(found.stream().map(source.name()).anyMatch(name -> name.equals(keep)) ? keep : null);
  }

  /** Asks for what the listing does not say, once for each thing. */
  public void need(T row) {
    if (asked.add(source.name().apply(row))) {
      wanted.addLast(row);
      askNext();
    }
  }

  private void askNext() {
    while (asking < AT_ONCE && !wanted.isEmpty()) {
      // the last one asked for is the one that is seen now
      T row = wanted.removeLast();
      int asOf = generation;
      asking++;
      tasks
          .work("", progress -> source.facts().of(row))
          .onSuccess(found -> put(asOf, row, new Loaded.Value<>(found)))
          .onFailure(failure -> put(asOf, row, new Loaded.Failed<>(failure)))
          .andFinally(
              () -> {
                asking--;
                askNext();
              })
          .start();
    }
  }

  private void put(int asOf, T row, Loaded<F> found) {
    if (asOf == generation) {
      facts.put(source.name().apply(row), found);
    }
  }

  /** What the user calls the listing while it runs. */
  public String title() {
    return title;
  }

  /** Its name. */
  public String name(T row) {
    return source.name().apply(row);
  }

  /** The things that have the filter in their {@link #words}, upper and lower case alike. */
  public ObservableList<T> rows() {
    return shown;
  }

  /** How many there are in all. */
  public int count() {
    return all.size();
  }

  /** What is known of single things, by name; filled as {@link #need} asks. */
  public ObservableMap<String, Loaded<F>> facts() {
    return facts;
  }

  /** What names must contain. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** Name of the chosen thing, null for none; it stays chosen when the list is loaded again. */
  public ObjectProperty<@Nullable String> chosenProperty() {
    return chosen;
  }

  /** Chooses a thing that was just made: it is seen as soon as the list has it. */
  public void reveal(String name) {
    filter.set("");
    chosen.set(name);
    refresh();
  }

  /** What the list shows. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why listing failed; null before. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Stops the listing. */
  public void cancel() {
    listing.cancel();
  }
}
