package dev.lectern.pane.dynamodb.result;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The grid, what stands in its place while there is none, and the line that counts. FX thread. */
public final class ResultsView extends BorderPane {

  /** What the view says where it has no rows. */
  public interface Words {
    /** Before the first reading. */
    void nothing(StateView view);

    /** After a reading that brought nothing and reached the end. */
    void empty(StateView view);

    /** Reads once more after a failure. */
    void again();
  }

  private final String prefix;
  private final ResultsViewModel model;
  private final Words words;
  private final Texts texts = Texts.of("dynamodbresult");
  private final StateView states;
  private final Label items;
  private final Label scanned;
  private final Label units;
  private final Label time;
  private final Label pages;

  /**
   * @param prefix of the ids
   */
  public ResultsView(String prefix, ResultsViewModel model, Words words) {
    this.prefix = prefix;
    this.model = model;
    this.words = words;
    items = count("items", "heading");
    scanned = count("scanned", "heading");
    units = count("units", "heading");
    time = count("time", "text");
    pages = count("pages", "text-muted");
    ResultGrid grid = new ResultGrid(prefix, model);
    states = new StateView(grid.view());
    getStyleClass().add("dynamodb-results");
    setCenter(states);
    grid.attach();
    setBottom(footer());
    model.readProperty().addListener((o, before, now) -> show(now));
    model.stateProperty().addListener((o, before, now) -> show(now));
    model.rows().addListener((InvalidationListener) change -> items.setText(model.items()));
    show(model.readProperty().get());
    show(model.stateProperty().get());
  }

  private Label count(String name, String style) {
    Label label = new Label();
    label.setId(prefix + "-" + name);
    label.getStyleClass().addAll("text-small", style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Node footer() {
    Label warning = new Label();
    warning.setId(prefix + "-warning");
    warning.getStyleClass().addAll("text-small", "warning");
    warning.setMinWidth(40);
    warning.setGraphic(Icons.of("fth-alert-triangle"));
    warning.textProperty().bind(model.sentenceProperty());
    warning.visibleProperty().bind(model.sentenceProperty().isNotEmpty());
    warning.managedProperty().bind(warning.visibleProperty());
    Tooltip why = new Tooltip();
    why.textProperty().bind(model.sentenceProperty());
    warning.setTooltip(why);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button more = new Button(texts.get("more"));
    more.setId(prefix + "-more");
    more.setAccessibleText(texts.get("more"));
    more.getStyleClass().add("small");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.setOnAction(event -> model.more());
    more.visibleProperty().bind(model.moreProperty());
    more.managedProperty().bind(model.moreProperty());
    more.disableProperty().bind(model.busyProperty());
    MenuButton columns = new MenuButton();
    columns.setId(prefix + "-columns");
    columns.setAccessibleText(texts.get("columns.choose"));
    columns.getStyleClass().add("small");
    columns.setMinWidth(Region.USE_PREF_SIZE);
    columns.setGraphic(Icons.of("fth-columns"));
    new ColumnChooser(prefix, model, columns);
    HBox footer = new HBox(items, scanned, units, time, warning, gap, pages, more, columns);
    footer.getStyleClass().add("dynamodb-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void show(Read read) {
    items.setText(model.items());
    scanned.setText(texts.get("footer.scanned", Format.number(read.scanned())));
    scanned.setVisible(read.scanned() >= 0);
    scanned.setManaged(read.scanned() >= 0);
    units.setText(model.units());
    units.setTooltip(new Tooltip(model.unitsDetail()));
    time.setText(texts.get("footer.time", read.millis()));
    time.setTooltip(new Tooltip(texts.get("footer.time.tip")));
    pages.setText(read.pages() == 0 ? "" : model.pages());
  }

  private void show(ResultsViewModel.State state) {
    switch (state) {
      case NOTHING -> words.nothing(states);
      case LOADING -> states.showLoading(Bindings.createStringBinding(() -> ""), model::cancel);
      case READY -> states.showContent();
      case EMPTY -> {
        if (model.moreProperty().get()) {
          states.showEmpty(
              "fth-database",
              texts.get("empty.page"),
              texts.get("empty.page.text", model.readProperty().get().scanned()),
              Action.of(prefix + "-go-on", texts.get("more"), "fth-chevron-right", model::more));
        } else {
          words.empty(states);
        }
      }
      case FAILED -> failed(model.problemProperty().get());
    }
  }

  private void failed(@org.jspecify.annotations.Nullable UserProblem problem) {
    if (problem != null) {
      states.showProblem(
          problem,
          Action.of(
              prefix + "-retry",
              texts.get("retry"),
              "fth-refresh-cw",
              model.laterFailed() ? model::more : words::again));
    }
  }
}
