package dev.lectern.ui.list;

import dev.lectern.problem.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/**
 * The part of a controller that shows a {@link ListViewModel} in a table: its states, the filter,
 * what is chosen, Enter and double click to open, Delete. FX thread.
 *
 * @param <T> a row
 * @param <F> what is known of one when it was asked for
 */
public final class ListPart<T, F> {

  /**
   * What an empty list says.
   *
   * @param icon Ikonli Feather literal
   * @param create the way on
   */
  public record Empty(String icon, String title, String sentence, Action create) {}

  private final ListViewModel<T, F> model;
  private final BorderPane frame;
  private final TableView<T> table;
  private final StateView states;
  private final Supplier<Empty> empty;
  private final Texts texts = Texts.of("list");
  private final MapChangeListener<String, Loaded<F>> known = change -> table().refresh();

  /**
   * Puts the states of a list around its table.
   *
   * @param frame has the table in its centre
   * @param filter the field above the table
   */
  public ListPart(
      ListViewModel<T, F> model,
      BorderPane frame,
      TableView<T> table,
      TextField filter,
      Empty empty) {
    this(model, frame, table, filter, () -> empty);
  }

  /**
   * The same for a list that shows now one, now another kind of thing.
   *
   * @param empty is asked each time when the list is found empty
   */
  public ListPart(
      ListViewModel<T, F> model,
      BorderPane frame,
      TableView<T> table,
      TextField filter,
      Supplier<Empty> empty) {
    this.model = model;
    this.frame = frame;
    this.table = table;
    this.empty = empty;
    frame.setCenter(null);
    states = new StateView(table);
    frame.setCenter(states);
    SortedList<T> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    Columns.grow(table);
    filter.textProperty().bindBidirectional(model.filterProperty());
    filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> leaveFilter(event, filter));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> model.chosenProperty().set(nameOf(now)));
    model.chosenProperty().addListener((o, before, now) -> select(now));
    model.facts().addListener(known);
    model.stateProperty().addListener((o, before, now) -> show());
    filter
        .textProperty()
        .addListener(
            (o, before, now) -> {
              if (model.stateProperty().get() == ListViewModel.State.NO_MATCH) {
                show();
              }
            });
    show();
  }

  private @Nullable String nameOf(@Nullable T row) {
    return row == null ? null : model.name(row);
  }

  private void select(@Nullable String name) {
    if (name == null || name.equals(nameOf(table.getSelectionModel().getSelectedItem()))) {
      return;
    }
    for (int i = 0; i < table.getItems().size(); i++) {
      if (name.equals(nameOf(table.getItems().get(i)))) {
        table.getSelectionModel().clearAndSelect(i);
        table.scrollTo(i);
        return;
      }
    }
  }

  private TableView<T> table() {
    return table;
  }

  /** Double click and Enter go into a row, Delete asks to delete it. */
  public void keys(Consumer<T> open, Runnable delete) {
    table.setRowFactory(all -> row(open));
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            // the row with the ring, chosen or not
            chosen()
                .or(() -> Optional.ofNullable(table.getFocusModel().getFocusedItem()))
                .ifPresent(open);
            event.consume();
          } else if (event.getCode() == KeyCode.DELETE) {
            delete.run();
            event.consume();
          }
        });
  }

  private TableRow<T> row(Consumer<T> open) {
    TableRow<T> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && row.getItem() != null) {
            open.accept(row.getItem());
          }
        });
    return row;
  }

  private void leaveFilter(KeyEvent event, TextField filter) {
    switch (event.getCode()) {
      case DOWN, ENTER -> focus();
      case ESCAPE -> {
        if (filter.getText().isEmpty()) {
          return;
        }
        filter.clear();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The table itself moves on from a row that has the focus but was never chosen. */
  private void enter(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && chosen().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().selectFirst();
      event.consume();
    }
  }

  /** A column that says what the listing says. */
  public void column(TableColumn<T, T> column, Function<T, Node> drawing) {
    column.setSortable(false);
    install(column, drawing);
  }

  /** The same; it can be sorted by. */
  public void column(TableColumn<T, T> column, Function<T, Node> drawing, Comparator<T> order) {
    column.setComparator(order);
    install(column, drawing);
  }

  /** A column that says what is asked for as rows are seen; a refusal is said as such. */
  public void fact(TableColumn<T, T> column, Function<F, Node> drawing) {
    column(
        column,
        row -> {
          Loaded<F> facts = model.facts().get(model.name(row));
          return facts == null ? new Label() : facts.fold(drawing, this::unknown);
        });
  }

  private void install(TableColumn<T, T> column, Function<T, Node> drawing) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable T row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                  setGraphic(null);
                } else {
                  model.need(row);
                  Node drawn = drawing.apply(row);
                  if (drawn instanceof Label label && label.getTooltip() == null) {
                    CutTip.on(label);
                  }
                  setGraphic(drawn);
                }
              }
            });
  }

  /** Says that something could not be asked; denied only when it was denied. */
  public Label unknown(UserProblem why) {
    Label label = muted(texts.get(why.denied() ? "denied" : "unknown"));
    label.setGraphic(Icons.of(why.denied() ? "fth-shield" : "fth-alert-triangle"));
    String code = why.code() == null ? "" : why.code() + "\n";
    label.setTooltip(new Tooltip(why.title() + "\n" + code + why.why() + "\n" + why.remedy()));
    label.setAccessibleText(label.getText() + ", " + why.title());
    return label;
  }

  /** A quiet word. */
  public static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    return label;
  }

  /**
   * The action that a button above the list is: the palette does it while the list is seen.
   *
   * @param text what it does, said so that it is understood elsewhere
   */
  public Action action(Button button, String text, String icon) {
    Action action = ActionButtons.actionOf(button, text, icon);
    return action.when(Bindings.and(frame.visibleProperty(), action.enabled()));
  }

  /** Whether no row is chosen. */
  public BooleanBinding none() {
    return Bindings.isNull(table.getSelectionModel().selectedItemProperty());
  }

  /** The chosen row. */
  public Optional<T> chosen() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  /** Puts the keyboard into the list, now or as soon as it is loaded. */
  public void focus() {
    states.focusContent();
    if (states.showsContent() && chosen().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void show() {
    switch (model.stateProperty().get()) {
      case LOADING -> states.showLoading(new ReadOnlyStringWrapper(model.title()), model::cancel);
      case READY -> states.showContent();
      case EMPTY -> {
        Empty none = empty.get();
        states.showEmpty(none.icon(), none.title(), none.sentence(), none.create());
      }
      case NO_MATCH ->
          states.showEmpty(
              "fth-search",
              texts.get("none", model.filterProperty().get().strip()),
              texts.get("none.text", model.count()),
              Action.of(
                  table.getId() + "-clear-filter",
                  texts.get("clear"),
                  "fth-x",
                  () -> model.filterProperty().set("")));
      case FAILED -> {
        UserProblem problem = model.problemProperty().get();
        if (problem != null) {
          states.showProblem(
              problem,
              Action.of(
                  table.getId() + "-retry", texts.get("retry"), "fth-refresh-cw", model::refresh));
        }
      }
    }
  }
}
