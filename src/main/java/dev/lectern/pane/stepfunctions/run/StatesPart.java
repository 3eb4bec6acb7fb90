package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.Gantt.Bar;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Moment;
import dev.lectern.pane.stepfunctions.run.history.Moment.Focus;
import dev.lectern.pane.stepfunctions.run.history.Moment.Standing;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.task.Turns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.StillCell;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The states that were reached, with the time that each took as a strip. FX thread. */
final class StatesPart {

  /**
   * A state.
   *
   * @param depth how many Maps and Parallels are around it
   */
  record Row(String state, int depth, Standing standing, Duration took, List<Bar> bars) {}

  private final RunViewModel model;
  private final Texts texts;

  /** Each line stays for its state: only the cells of what changed are drawn again. */
  private final TableView<ObjectProperty<Row>> table = new TableView<>();

  private final StateColumns columns;
  private final Label scale = new Label();
  private final VBox view;
  private boolean following;

  StatesPart(RunViewModel model, Texts texts, Turns turns) {
    this.model = model;
    this.texts = texts;
    Label heading = new Label(texts.get("states"));
    heading.getStyleClass().add("heading");
    heading.setMinWidth(Region.USE_PREF_SIZE);
    scale.setId("sfn-run-states-scale");
    scale.getStyleClass().addAll("text-small", "text-muted");
    CutTip.on(scale);
    // nothing is seen of it: it has the type of the cells, which come and go
    Label ruler = new Label();
    ruler.setManaged(false);
    HBox bar = new HBox(8, heading, scale, ruler);
    bar.getStyleClass().add("run-bar");
    columns = table(ruler);
    VBox.setVgrow(table, Priority.ALWAYS);
    view = new VBox(bar, table);
    Turns.Part drawing = turns.part(() -> show(model.momentProperty().get()));
    model.lookedProperty().addListener((o, before, now) -> drawing.ask());
    model.stateProperty().addListener((o, before, now) -> drawing.ask());
    show(model.momentProperty().get());
  }

  Region view() {
    return view;
  }

  private StateColumns table(Label ruler) {
    table.setId("sfn-run-states");
    table.setAccessibleText(texts.get("states"));
    table.getStyleClass().addAll("dense", "edge-to-edge", "run-states");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("states.none")));
    TableColumn<ObjectProperty<Row>, Row> name = column("states.state", this::nameCell);
    TableColumn<ObjectProperty<Row>, Row> strip = column("states.strip", this::stripCell);
    TableColumn<ObjectProperty<Row>, Row> time = column("states.time", this::timeCell);
    time.getStyleClass().add("align-right");
    table.getColumns().setAll(List.of(name, strip, time));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (!following && now != null) {
                model.pin(now.get().state());
              }
            });
    StateColumns fitted = new StateColumns(table, name, strip, time, ruler.fontProperty());
    model.arnProperty().addListener((o, before, now) -> fitted.forget());
    return fitted;
  }

  private TableCell<ObjectProperty<Row>, Row> nameCell() {
    NameLine line = new NameLine();
    return new StillCell<>(line, line::show);
  }

  private TableCell<ObjectProperty<Row>, Row> stripCell() {
    Strip strip = new Strip();
    return new StillCell<>(strip, strip::show);
  }

  private TableCell<ObjectProperty<Row>, Row> timeCell() {
    TimeLine line = new TimeLine();
    return new StillCell<>(line, line::show);
  }

  private TableColumn<ObjectProperty<Row>, Row> column(
      String key, Supplier<TableCell<ObjectProperty<Row>, Row>> cell) {
    TableColumn<ObjectProperty<Row>, Row> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(TableColumn.CellDataFeatures::getValue);
    column.setCellFactory(any -> cell.get());
    column.setSortable(false);
    return column;
  }

  private void show(Moment moment) {
    List<Row> rows = new ArrayList<>();
    List<Event> events = model.history().events();
    if (!events.isEmpty()) {
      Instant start = events.getFirst().time();
      Instant now = model.time();
      Instant last = events.getLast().time();
      Duration whole = Duration.between(start, now.isAfter(last) ? now : last);
      Focus focus = model.focusProperty().get();
      moment
          .states()
          .forEach(
              (name, standing) -> {
                List<Visit> ever = model.history().visits(name);
                List<Visit> begun = ever.subList(0, History.count(ever, moment.event()));
                List<Visit> all =
                    focus == null
                        ? begun
                        : begun.stream().filter(visit -> visit.counts(focus)).toList();
                rows.add(
                    new Row(
                        name,
                        depth(standing.latest()),
                        standing,
                        took(all, moment.event(), now),
                        Gantt.of(all, moment.event(), start, whole, now)));
              });
      scale.setText(texts.get("states.scale", Took.of(whole)));
    } else {
      scale.setText("");
    }
    rows.forEach(row -> columns.shows(row.state(), row.depth(), time(row)));
    following = true;
    for (int i = 0; i < rows.size(); i++) {
      if (i >= table.getItems().size()) {
        table.getItems().add(new SimpleObjectProperty<>(rows.get(i)));
      } else if (!rows.get(i).equals(table.getItems().get(i).get())) {
        table.getItems().get(i).set(rows.get(i));
      }
    }
    if (rows.size() < table.getItems().size()) {
      table.getItems().subList(rows.size(), table.getItems().size()).clear();
    }
    following = false;
    choose();
  }

  private static int depth(Visit visit) {
    int depth = 0;
    for (Visit out = visit.container(); out != null; out = out.container()) {
      depth++;
    }
    return depth;
  }

  private static Duration took(List<Visit> visits, long event, Instant now) {
    long sum = 0;
    for (Visit visit : visits) {
      sum += visit.millis(event, now);
    }
    return Duration.ofMillis(sum);
  }

  private void choose() {
    following = true;
    String wanted = model.stateProperty().get();
    int found = -1;
    for (int i = 0; i < table.getItems().size(); i++) {
      if (table.getItems().get(i).get().state().equals(wanted)) {
        found = i;
      }
    }
    if (found < 0) {
      table.getSelectionModel().clearSelection();
    } else if (table.getSelectionModel().getSelectedIndex() != found) {
      table.getSelectionModel().clearAndSelect(found);
    }
    following = false;
    if (found >= 0) {
      Rows.reveal(table, found);
    }
  }

  private final class NameLine extends HBox {

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private int depth;

    NameLine() {
      getStyleClass().add("run-icon-box");
      getChildren().setAll(icon, name);
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      CutTip.on(name);
    }

    void show(Row row) {
      Status status = row.standing().status();
      name.setText(row.state());
      name.setAccessibleText(row.state() + ", " + Looks.word(texts, status));
      List<String> style = List.of("ikonli-font-icon", "run-icon", Looks.style(status));
      if (!icon.getStyleClass().equals(style)) {
        icon.getStyleClass().setAll(style);
      }
      if (!Looks.icon(status).equals(icon.getIconLiteral())) {
        icon.setIconLiteral(Looks.icon(status));
      }
      if (row.depth() != depth) {
        depth = row.depth();
        setPadding(new Insets(0, 0, 0, StateColumns.STEP * depth));
      }
    }
  }

  private final class TimeLine extends Label {

    TimeLine() {
      getStyleClass().add("run-took");
      CutTip.on(this);
    }

    void show(Row row) {
      setText(time(row));
    }
  }

  private String time(Row row) {
    String took = Took.of(row.took());
    int tries = row.standing().retries();
    int visits = row.standing().visits();
    return tries > 0
        ? texts.get("states.retried", took, tries)
        : visits > 1 ? texts.get("states.visits", took, visits) : took;
  }

  /** The strip: bars at their place in time, and in words what they are. */
  private final class Strip extends Pane {

    private final Tooltip words = new Tooltip();
    private List<Bar> bars = List.of();

    Strip() {
      setAccessibleRole(AccessibleRole.TEXT);
      Tooltip.install(this, words);
    }

    void show(Row row) {
      if (!bars.equals(row.bars())) {
        bars = row.bars();
        draw();
      }
    }

    private void draw() {
      String told =
          bars.stream()
              .map(bar -> texts.get("strip." + bar.style()))
              .distinct()
              .collect(Collectors.joining(", "));
      if (!told.equals(words.getText())) {
        words.setText(told);
        setAccessibleText(told);
      }
      List<Node> drawn = getChildren();
      if (bars.size() < drawn.size()) {
        drawn.subList(bars.size(), drawn.size()).clear();
      }
      for (int i = 0; i < bars.size(); i++) {
        List<String> style = List.of("run-bar-of", bars.get(i).style());
        if (i == drawn.size()) {
          drawn.add(new Region());
        }
        if (!drawn.get(i).getStyleClass().equals(style)) {
          drawn.get(i).getStyleClass().setAll(style);
        }
      }
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      double height = Math.min(10, getHeight() - 4);
      for (int i = 0; i < getChildren().size() && i < bars.size(); i++) {
        Bar bar = bars.get(i);
        double from = bar.from() * getWidth();
        double width = Math.max(2, (bar.to() - bar.from()) * getWidth());
        getChildren()
            .get(i)
            .resizeRelocate(
                Math.min(from, getWidth() - 2), (getHeight() - height) / 2, width, height);
      }
    }
  }
}
