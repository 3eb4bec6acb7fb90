package dev.lectern.pane.dynamodb.tables;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The list of tables: names at once, the rest as rows are seen. FX thread. */
public final class TablesViewModel {

  /** Calls about single tables at the same time. */
  private static final int AT_ONCE = 4;

  /** What the list shows. */
  public enum State {
    LOADING,
    READY,
    EMPTY,
    FAILED
  }

  private final TablesGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodb");
  private final LatestSlot listing = new LatestSlot();
  private final ObservableList<TableLine> tables = FXCollections.observableArrayList();
  private final FilteredList<TableLine> shown = new FilteredList<>(tables);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final Deque<String> wanted = new ArrayDeque<>();
  private final Set<String> asked = new HashSet<>();
  private int asking;
  private int generation;

  /** Nothing is loaded before {@link #refresh()}. */
  public TablesViewModel(TablesGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
    filter.addListener(
        (o, before, now) -> shown.setPredicate(row -> row.name().contains(now.strip())));
  }

  /** Loads the names again. */
  public void refresh() {
    state.set(State.LOADING);
    generation++;
    tasks
        .work(texts.get("tables.listing"), gateway::names)
        .latest(listing)
        .onSuccess(
            names -> {
              asked.clear();
              wanted.clear();
              tables.setAll(names.stream().map(name -> new TableLine(name, null, null)).toList());
              state.set(names.isEmpty() ? State.EMPTY : State.READY);
            })
        .onFailure(
            failure -> {
              problem.set(failure);
              state.set(State.FAILED);
            })
        .onCancel(() -> state.set(tables.isEmpty() ? State.EMPTY : State.READY))
        .start();
  }

  /** Asks for what the listing does not say, once for each table, a few at a time. */
  public void need(TableLine table) {
    if (asked.add(table.name())) {
      wanted.addLast(table.name());
      askNext();
    }
  }

  private void askNext() {
    while (asking < AT_ONCE && !wanted.isEmpty()) {
      // the last asked for is the one that is seen
      String name = wanted.removeLast();
      int asOf = generation;
      asking++;
      tasks
          .work("", progress -> gateway.describe(name))
          .onSuccess(info -> put(asOf, new TableLine(name, info, null)))
          .onFailure(failure -> put(asOf, new TableLine(name, null, failure)))
          .andFinally(
              () -> {
                asking--;
                askNext();
              })
          .start();
    }
  }

  private void put(int asOf, TableLine row) {
    if (asOf != generation) {
      return;
    }
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equals(row.name())) {
        tables.set(i, row);
        return;
      }
    }
  }

  /** The tables whose name has the filter in it. */
  public ObservableList<TableLine> tables() {
    return shown;
  }

  /** How many there are in all. */
  public int count() {
    return tables.size();
  }

  /** What names must contain. */
  public StringProperty filterProperty() {
    return filter;
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
