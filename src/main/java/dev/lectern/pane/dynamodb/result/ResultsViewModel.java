package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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

/** Items as they come, page by page, their columns, and what they cost. FX thread. */
public final class ResultsViewModel {

  /** Columns shown at first; the user adds others. */
  static final int FIRST_COLUMNS = 20;

  /** What the grid shows. */
  public enum State {
    NOTHING,
    LOADING,
    READY,
    EMPTY,
    FAILED
  }

  /**
   * What is read.
   *
   * @param first reads the first page
   * @param columns attributes that come first
   * @param writes whether it consumes write units
   */
  public record Reading(PageReader first, List<String> columns, boolean writes) {

    /** Unchangeable. */
    public Reading {
      columns = List.copyOf(columns);
    }
  }

  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodbresult");
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
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
  private Supplier<String> explain = () -> "";
  private @Nullable PageReader next;
  private boolean writes;
  private boolean later;

  /** Reads nothing before {@link #start}. */
  public ResultsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** What the user ought to know of what was read, asked after each page; empty for nothing. */
  public void explain(Supplier<String> words) {
    explain = words;
  }

  /** The table whose keys stay at the left; what is of another table is cleared. */
  public void open(TableInfo now) {
    TableInfo before = table.get();
    table.set(now);
    if (before == null || !before.name().equals(now.name())) {
      slot.cancel();
      clear(List.of());
      sentence.set("");
      state.set(State.NOTHING);
    }
  }

  /** Reads the first page in place of what is there. */
  public void start(Reading reading) {
    state.set(State.LOADING);
    fetch(reading.first(), reading);
  }

  /** Reads the page after the last one. */
  public void more() {
    PageReader go = next;
    if (go != null && !busy.get()) {
      fetch(go, null);
    }
  }

  private void fetch(PageReader reader, @Nullable Reading first) {
    busy.set(true);
    later = first == null;
    tasks
        .work(texts.get("reading"), progress -> reader.read())
        .latest(slot)
        .onSuccess(page -> show(page, first))
        .onFailure(
            failure -> {
              if (!later) {
                // what stood there was read by another request
                clear(List.of());
                sentence.set("");
              }
              problem.set(failure);
              state.set(State.FAILED);
            })
        .onCancel(() -> state.set(rows.isEmpty() ? State.NOTHING : State.READY))
        .andFinally(() -> busy.set(false))
        .start();
  }

  private void show(PageReader.Page page, @Nullable Reading first) {
    if (first != null) {
      clear(first.columns());
      writes = first.writes();
    }
    next = page.next();
    more.set(next != null);
    rows.addAll(page.items().stream().map(Row::of).toList());
    learn(page.items());
    read.set(read.get().plus(page));
    sentence.set(explain.get());
    // set anew also when it was shown as empty before: what the page says has changed
    state.set(State.LOADING);
    state.set(rows.isEmpty() ? State.EMPTY : State.READY);
  }

  /** Whether what failed was a further page; the rows of those before are kept. */
  boolean laterFailed() {
    return later && state.get() == State.FAILED;
  }

  private void clear(List<String> leading) {
    rows.clear();
    known.clear();
    known.addAll(leading);
    current.set(null);
    next = null;
    more.set(false);
    read.set(Read.NOTHING);
  }

  private void learn(List<Map<String, AttributeValue>> items) {
    TableInfo of = table.get();
    items.forEach(item -> known.addAll(item.keySet()));
    if (of != null) {
      known.removeAll(of.keys());
    }
    if (!columns.equals(List.copyOf(known))) {
      Set<String> hidden = new LinkedHashSet<>(columns);
      hidden.removeAll(chosenColumns);
      columns.setAll(known);
      chosenColumns.setAll(
          known.stream().filter(name -> !hidden.contains(name)).limit(FIRST_COLUMNS).toList());
    }
  }

  /** Shows a column or hides it. */
  public void choose(String name, boolean shown) {
    Set<String> wanted = new LinkedHashSet<>(chosenColumns);
    if (shown ? wanted.add(name) : wanted.remove(name)) {
      chosenColumns.setAll(columns.stream().filter(wanted::contains).toList());
    }
  }

  /** Shows the first so many columns. */
  public void chooseFirst(int most) {
    chosenColumns.setAll(columns.stream().limit(most).toList());
  }

  /** A row was saved or deleted: replaces it, or takes it away. */
  public void replaced(
      Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item) {
    TableInfo of = table.get();
    if (of == null) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (of.keyOf(rows.get(i).item()).equals(key)) {
        if (item == null) {
          if (rows.get(i).equals(current.get())) {
            // or the table would choose the next one
            current.set(null);
          }
          rows.remove(i);
          if (rows.isEmpty()) {
            state.set(State.EMPTY);
          }
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

  /** Stops what is being read. */
  public void cancel() {
    slot.cancel();
  }

  /** How many items were returned, and what was saved or deleted here since. */
  public String items() {
    int returned = read.get().items();
    int since = rows.size() - returned;
    String text = texts.get("footer.items", Format.number(returned), returned);
    return since == 0
        ? text
        : text + texts.get(since > 0 ? "footer.saved" : "footer.deleted", Math.abs(since));
  }

  /** Units, as the footer writes them. */
  public String units() {
    return String.format(
        Locale.ENGLISH, "%.1f %s", read.get().used().total(), writes ? "WCU" : "RCU");
  }

  /** Units split into table and indexes, for a tooltip. */
  String unitsDetail() {
    StringBuilder text = new StringBuilder(texts.get("units.table", read.get().used().table()));
    read.get()
        .used()
        .indexes()
        .forEach((name, units) -> text.append('\n').append(name).append(": ").append(units));
    return text.toString();
  }

  /** Where the reading stands: the page, and whether it is the last. */
  public String pages() {
    return texts.get(more.get() ? "page.more" : "page.end", read.get().pages());
  }

  /** The table whose keys stay at the left. */
  public ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
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

  /** What was read so far. */
  public ReadOnlyObjectProperty<Read> readProperty() {
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
}
