package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.explore.ExploreGateway.Page;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Query and Scan of one table: pages as the user goes, and what they cost. FX thread. */
public final class ExploreViewModel {

  /** Columns shown at first; the user adds others. */
  private static final int FIRST_COLUMNS = 20;

  /** What the grid shows. */
  public enum State {
    NOTHING,
    LOADING,
    READY,
    EMPTY,
    FAILED
  }

  /** What was read so far. */
  record Read(int items, int scanned, Used used, long millis, int pages) {
    private static final Read NOTHING = new Read(0, 0, Used.NONE, 0, 0);

    Read plus(Page page) {
      return new Read(
          items + page.items().size(),
          scanned + page.scanned(),
          used.plus(page.used()),
          millis + page.millis(),
          pages + 1);
    }
  }

  private final ExploreGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodbexplore");
  private final BuilderViewModel builder = new BuilderViewModel();
  private final LatestSlot reading = new LatestSlot();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final ObservableList<String> chosenColumns = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Read> read = new ReadOnlyObjectWrapper<>(Read.NOTHING);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable Row> current = new SimpleObjectProperty<>();
  private final Set<String> known = new LinkedHashSet<>();
  private Map<String, AttributeValue> next = Map.of();
  private @Nullable Request sent;

  /** Reads nothing before {@link #open}. */
  public ExploreViewModel(ExploreGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** Shows a table; its first page is read when it is another one than before. */
  public void open(TableInfo table) {
    TableInfo before = builder.tableProperty().get();
    builder.open(table);
    if (before == null || !before.name().equals(table.name())) {
      run();
    }
  }

  /** Reads the first page of what the builder says. */
  public void run() {
    Request request = builder.requestProperty().get();
    if (request == null) {
      return;
    }
    sent = request;
    state.set(State.LOADING);
    fetch(request, Map.of());
  }

  /** Reads the page after the last one. */
  public void more() {
    if (sent != null && !next.isEmpty() && !busy.get()) {
      fetch(sent, next);
    }
  }

  private void fetch(Request request, Map<String, AttributeValue> start) {
    busy.set(true);
    tasks
        .work(texts.get("reading"), progress -> gateway.read(request, start))
        .latest(reading)
        .onSuccess(page -> show(request, page, start.isEmpty()))
        .onFailure(
            failure -> {
              problem.set(failure);
              state.set(State.FAILED);
            })
        .onCancel(() -> state.set(rows.isEmpty() ? State.NOTHING : State.READY))
        .andFinally(() -> busy.set(false))
        .start();
  }

  private void show(Request request, Page page, boolean first) {
    if (first) {
      rows.clear();
      known.clear();
      read.set(Read.NOTHING);
      current.set(null);
    }
    read.set(read.get().plus(page));
    next = page.lastKey();
    more.set(page.more());
    rows.addAll(page.items().stream().map(Row::of).toList());
    learn(page.items());
    sentence.set(explain(request));
    state.set(rows.isEmpty() ? State.EMPTY : State.READY);
  }

  private void learn(List<Map<String, AttributeValue>> items) {
    TableInfo table = builder.tableProperty().get();
    if (table == null) {
      return;
    }
    int before = known.size();
    builder.index().ifPresent(index -> known.addAll(index.keys()));
    items.forEach(item -> known.addAll(item.keySet()));
    known.removeAll(table.keys());
    if (known.size() != before || !columns.equals(List.copyOf(known))) {
      columns.setAll(known);
      chosenColumns.setAll(known.stream().limit(FIRST_COLUMNS).toList());
    }
  }

  private String explain(Request request) {
    Read all = read.get();
    int dropped = all.scanned() - all.items();
    if (dropped > 0) {
      return texts.get("dropped", dropped, all.scanned());
    }
    if (request.scan() && request.index() == null && !more.get() && all.items() > 100) {
      return texts.get("scanned.all");
    }
    return "";
  }

  /** Items, scanned items, units and time, as the footer writes them. */
  String units() {
    return String.format(Locale.ENGLISH, "%.1f", read.get().used().total());
  }

  /** Where the reading stands: the page, and whether it is the last. */
  String pages() {
    return texts.get(more.get() ? "page.more" : "page.end", read.get().pages());
  }

  /** Units split into table and indexes, for a tooltip. */
  String unitsDetail() {
    Used used = read.get().used();
    StringBuilder text = new StringBuilder(texts.get("units.table", used.table()));
    used.indexes()
        .forEach((name, units) -> text.append('\n').append(name).append(": ").append(units));
    return text.toString();
  }

  /** A row was saved or deleted: replaces it, or takes it away. */
  public void replaced(
      Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item) {
    TableInfo table = builder.tableProperty().get();
    if (table == null) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (table.keyOf(rows.get(i).item()).equals(key)) {
        if (item == null) {
          rows.remove(i);
        } else {
          Row now = Row.of(item);
          boolean chosen = rows.get(i).equals(current.get());
          rows.set(i, now);
          learn(List.of(item));
          if (chosen) {
            current.set(now);
          }
        }
        return;
      }
    }
    if (item != null) {
      rows.addFirst(Row.of(item));
      learn(List.of(item));
      state.set(State.READY);
    }
  }

  /** Whether rows are whole items: not from an index that keeps parts, not a projection. */
  public boolean whole() {
    TableInfo table = builder.tableProperty().get();
    Request request = sent;
    return table == null
        || request == null
        || (request.projection() == null
            && table.whole(Objects.requireNonNullElse(request.index(), "")));
  }

  /** Stops what is being read. */
  public void cancel() {
    reading.cancel();
  }

  /** What is asked. */
  public BuilderViewModel builder() {
    return builder;
  }

  /** What came back. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** Attributes other than the table's keys that any row has, in order of their appearance. */
  public ObservableList<String> columns() {
    return columns;
  }

  /** Those of the columns that are shown. */
  public ObservableList<String> chosenColumns() {
    return chosenColumns;
  }

  /** What the grid shows. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why reading failed. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Read> readProperty() {
    return read.getReadOnlyProperty();
  }

  /** What the user ought to know of the last reading; empty when nothing. */
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Whether there is another page. */
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Whether a page is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The chosen row. */
  public ObjectProperty<@Nullable Row> currentProperty() {
    return current;
  }

  /** Counts as the footer writes them. */
  String items() {
    return Format.number(read.get().items());
  }

  /** Likewise. */
  String scanned() {
    return Format.number(read.get().scanned());
  }
}
