package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.Turns;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.StillCell;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The events as a table that follows the moment, and leads it. FX thread. */
final class EventsPart {

  private enum Kind {
    ALL,
    STATES,
    PROBLEMS
  }

  /** After its size has changed its rows are where they are going to be. */
  private static final long SETTLED_MILLIS = 80;

  private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

  private final RunViewModel model;
  private final Texts texts;
  private final Told told;
  private final ObservableList<Event> events = FXCollections.observableArrayList();
  private final FilteredList<Event> shown = new FilteredList<>(events);
  private final TableView<Event> table = new TableView<>(shown);
  private final TextField filter = new TextField();
  private final Segments<Kind> kind;
  private final Label count = new Label();
  private final VBox view;
  private final ReadOnlyIntegerWrapper seen = new ReadOnlyIntegerWrapper();
  private boolean following;

  EventsPart(RunViewModel model, Texts texts, TaskRunner tasks, Turns turns) {
    this.model = model;
    this.texts = texts;
    told = new Told(texts);
    kind =
        new Segments<>(
            "sfn-run-events-kind",
            each -> texts.get("events." + each.name().toLowerCase(Locale.ROOT)),
            Kind.values());
    kind.valueProperty().addListener((o, before, now) -> refilter());
    filter.setId("sfn-run-events-filter");
    filter.setPromptText(texts.get("events.filter"));
    filter.setAccessibleText(texts.get("events.filter"));
    filter.setMinWidth(80);
    filter.textProperty().addListener((o, before, now) -> refilter());
    HBox.setHgrow(filter, Priority.ALWAYS);
    count.setId("sfn-run-events-count");
    count.getStyleClass().addAll("text-small", "text-muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label heading = new Label(texts.get("events"));
    heading.getStyleClass().add("heading");
    heading.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = new HBox(8, heading, filter, kind, count);
    bar.getStyleClass().add("run-bar");
    table();
    StateView states = new StateView(table);
    states.showContent();
    model
        .unseenProperty()
        .addListener(
            (o, before, now) -> {
              if (now == null) {
                states.showContent();
              } else {
                states.showProblem(now);
              }
            });
    VBox.setVgrow(states, Priority.ALWAYS);
    states.setMinHeight(0);
    view = new VBox(bar, states);
    model.sizeProperty().addListener((o, before, now) -> grow());
    table
        .heightProperty()
        .addListener((o, before, now) -> tasks.later(SETTLED_MILLIS, this::reveal));
    Turns.Part scrolling = turns.part(this::reveal);
    Turns.Part choosing = turns.part(this::choose);
    model
        .lookedProperty()
        .addListener(
            (o, before, now) -> {
              scrolling.ask();
              choosing.ask();
            });
    grow();
  }

  Region view() {
    return view;
  }

  TableView<Event> table() {
    if (!table.getColumns().isEmpty()) {
      return table;
    }
    table.setId("sfn-run-events");
    table.setAccessibleText(texts.get("events"));
    table.getStyleClass().addAll("dense", "edge-to-edge", "run-events");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("events.none")));
    TableColumn<Event, String> number = column("events.number", 52, e -> Long.toString(e.id()));
    TableColumn<Event, String> after = column("events.after", 84, this::after);
    number.getStyleClass().add("align-right");
    after.getStyleClass().addAll("align-right", "mono");
    number.setMinWidth(number.getPrefWidth());
    after.setMinWidth(after.getPrefWidth());
    TableColumn<Event, Event> type = new TableColumn<>(texts.get("events.type"));
    type.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    type.setCellFactory(column -> typeCell());
    width(type, 176);
    TableColumn<Event, String> state =
        column("events.state", 120, e -> model.history().owner(e.id()).map(this::name).orElse(""));
    TableColumn<Event, String> what = column("events.what", 240, e -> told.of(model.history(), e));
    // a type and a name are known by their beginning; this is what is read
    what.setMinWidth(200);
    table.getColumns().setAll(List.of(number, after, type, state, what));
    table.getColumns().forEach(column -> column.setSortable(false));
    table.setRowFactory(any -> new Row());
    Columns.grow(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null && !following) {
                model.go(Math.toIntExact(now.id()));
              }
            });
    return table;
  }

  private String name(Visit visit) {
    return visit.iteration() < 0
        ? visit.state()
        : texts.get("events.in", visit.state(), visit.iteration());
  }

  private String after(Event event) {
    Event first = model.history().events().getFirst();
    return "+"
        + String.format(
            Locale.ENGLISH, "%.3f", Duration.between(first.time(), event.time()).toMillis() / 1e3);
  }

  private TableColumn<Event, String> column(
      String key, double width, Function<Event, String> text) {
    TableColumn<Event, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(any -> textCell());
    width(column, width);
    return column;
  }

  private static TableCell<Event, String> textCell() {
    Label label = new Label();
    label.getStyleClass().add("run-cell");
    CutTip.on(label);
    return new StillCell<>(label, label::setText);
  }

  private static void width(TableColumn<?, ?> column, double width) {
    column.setPrefWidth(width);
    column.setMinWidth(width / 2);
  }

  private void grow() {
    List<Event> all = model.history().events();
    if (all.isEmpty() || events.isEmpty() || !all.getFirst().equals(events.getFirst())) {
      events.setAll(all);
    } else if (all.size() > events.size()) {
      events.addAll(all.subList(events.size(), all.size()));
    }
    tell();
    // before the table knows of new rows it goes to none of them
    Rows.layOut(table);
    follow();
  }

  private void refilter() {
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    Kind only = kind.valueProperty().get();
    following = true;
    shown.setPredicate(
        wanted.isEmpty() && only == Kind.ALL
            ? null
            : event -> of(only, event) && (wanted.isEmpty() || has(event, wanted)));
    following = false;
    tell();
    follow();
  }

  private static boolean of(Kind kind, Event event) {
    return switch (kind) {
      case ALL -> true;
      case STATES -> event.entered() || event.exited() || event.whole();
      case PROBLEMS ->
          event.erred() || event.type().endsWith("Failed") || event.type().endsWith("Aborted");
    };
  }

  private boolean has(Event event, String wanted) {
    return event.type().toLowerCase(Locale.ROOT).contains(wanted)
        || model
            .history()
            .owner(event.id())
            .filter(visit -> visit.state().toLowerCase(Locale.ROOT).contains(wanted))
            .isPresent()
        || event.details().toString().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private void tell() {
    count.setText(
        shown.size() == events.size()
            ? texts.get("events.count", events.size())
            : texts.get("events.some", shown.size(), events.size()));
  }

  /** Shows the newest row at or before the moment. */
  private void follow() {
    choose();
    reveal();
  }

  private void choose() {
    int at = model.atProperty().get();
    int row = row(at);
    following = true;
    if (row < 0) {
      table.getSelectionModel().clearSelection();
    } else if (table.getSelectionModel().getSelectedIndex() != row) {
      table.getSelectionModel().clearAndSelect(row);
    }
    following = false;
    seen.set(at);
  }

  private void reveal() {
    Rows.reveal(table, Math.max(0, row(model.atProperty().get())));
  }

  private int row(int at) {
    if (shown.size() == events.size()) {
      return Math.min(at, events.size()) - 1;
    }
    int low = 0;
    int high = shown.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (shown.get(middle).id() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private final class Row extends TableRow<Event> {

    Row() {
      seen.addListener((o, before, now) -> look());
    }

    @Override
    protected void updateItem(@Nullable Event item, boolean empty) {
      super.updateItem(item, empty);
      look();
    }

    private void look() {
      Event event = getItem();
      pseudoClassStateChanged(LATER, event != null && event.id() > seen.get());
    }
  }

  private TableCell<Event, Event> typeCell() {
    TypeLabel label = new TypeLabel();
    return new StillCell<>(label, label::show);
  }

  /** The type with a dot in the colour of what it means. */
  private final class TypeLabel extends Label {

    private final Region dot = new Region();
    private String shown = "";

    TypeLabel() {
      getStyleClass().add("run-cell");
      dot.getStyleClass().add("run-dot");
      setGraphic(dot);
      CutTip.on(this);
    }

    void show(Event event) {
      setText(event.type());
      String style = style(event);
      if (!style.equals(shown)) {
        // another style class would have all rules looked up again
        if (!shown.isEmpty()) {
          dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(shown), false);
        }
        dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(style), true);
        shown = style;
      }
    }

    private String style(Event event) {
      if (event.erred() || event.type().endsWith("Failed") || event.type().endsWith("TimedOut")) {
        return "failed";
      }
      if (event.type().endsWith("Aborted")) {
        return "aborted";
      }
      if (event.type().endsWith("Succeeded")) {
        return "succeeded";
      }
      Status status =
          event.exited()
              ? model.history().owner(event.id()).map(v -> v.at(event.id())).orElse(Status.RUNNING)
              : Status.RUNNING;
      return Looks.style(status);
    }
  }
}
