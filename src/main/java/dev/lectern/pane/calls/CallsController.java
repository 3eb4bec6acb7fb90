package dev.lectern.pane.calls;

import atlantafx.base.controls.CustomTextField;
import dev.lectern.calls.ApiCall;
import dev.lectern.pane.Drawer;
import dev.lectern.ui.control.FoldingBar;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The drawer: a list of calls beside the chosen one, or, when the drawer is low, one line a call
 * over a preview.
 */
final class CallsController {

  /** Below this there is no room for a call's details beside the list. */
  private static final double LOW = 220;

  private final CallsViewModel model;
  private final Drawer.Host host;
  private final CallActions actions;
  private final Node detail;
  private final Texts texts;
  private boolean following;

  @FXML BorderPane root;
  @FXML HBox bar;
  @FXML ToggleGroup kinds;
  @FXML Button close;
  @FXML CustomTextField filter;
  @FXML ToggleButton showAll;
  @FXML ToggleButton showWrites;
  @FXML ToggleButton showErrors;
  @FXML Label count;
  @FXML ToggleButton pause;
  @FXML FontIcon pauseIcon;
  @FXML Button clear;
  @FXML Button export;
  @FXML Button resize;
  @FXML FontIcon resizeIcon;
  @FXML Tooltip resizeTip;
  @FXML StackPane body;
  @FXML SplitPane split;
  @FXML StackPane listHolder;
  @FXML ListView<ApiCall> list;
  @FXML HBox preview;

  CallsController(
      CallsViewModel model, Drawer.Host host, CallActions actions, Node detail, Texts texts) {
    this.model = model;
    this.host = host;
    this.actions = actions;
    this.detail = detail;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    header();
    list();
    listHolder
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> CallCell.leastWidth(list.getFixedCellSize(), split.getWidth()),
                split.widthProperty(),
                list.fixedCellSizeProperty()));
    body.heightProperty().subscribe(height -> arrange(height.doubleValue()));
    arrange(Double.MAX_VALUE);
  }

  /** Puts the cursor into the filter. */
  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  /** Gives the keyboard to the list, which a split pane has only once it is styled. */
  void focusList() {
    split.applyCss();
    list.requestFocus();
  }

  private void header() {
    FoldingBar tools = new FoldingBar("calls-more");
    bar.getChildren().removeAll(count, pause, clear, export, resize);
    tools.add(count, pause, clear, export, resize);
    bar.getChildren().add(tools);
    close.setOnAction(event -> host.show(Drawer.State.CLOSED));
    filter.textProperty().bindBidirectional(model.filterProperty());
    Button wipe =
        Icons.button("calls-filter-clear", "fth-x", texts.get("list.unfilter"), filter::clear);
    wipe.getStyleClass().add("small");
    filter.textProperty().subscribe(text -> filter.setRight(text.isEmpty() ? null : wipe));
    filter.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
          }
        });
    kind(showAll, CallFilter.Show.ALL);
    kind(showWrites, CallFilter.Show.WRITES);
    kind(showErrors, CallFilter.Show.ERRORS);
    model.errorsProperty().subscribe(number -> showErrors.setText(errors(number.intValue())));
    model.keptProperty().subscribe(this::count);
    model.waitingProperty().subscribe(this::count);
    model.pausedProperty().subscribe(this::count);
    count();
    pause.selectedProperty().bindBidirectional(model.pausedProperty());
    pause
        .selectedProperty()
        .subscribe(
            stopped -> {
              pauseIcon.setIconLiteral(stopped ? "fth-play" : "fth-pause");
              String text = texts.get(stopped ? "resume" : "pause");
              pause.setAccessibleText(text);
              pause.setTooltip(new Tooltip(text));
            });
    clear.setOnAction(event -> model.clear());
    export.setOnAction(event -> actions.export());
    resize.setOnAction(
        event ->
            host.show(
                host.state().getValue() == Drawer.State.LARGE
                    ? Drawer.State.OPEN
                    : Drawer.State.LARGE));
    host.state().subscribe(this::size);
  }

  private void size(Drawer.State state) {
    boolean large = state == Drawer.State.LARGE;
    resizeIcon.setIconLiteral(large ? "fth-minimize-2" : "fth-maximize-2");
    String text = texts.get(large ? "smaller" : "larger");
    resize.setAccessibleText(text);
    resizeTip.setText(text);
  }

  private void kind(ToggleButton button, CallFilter.Show kind) {
    button.setOnAction(
        event -> {
          button.setSelected(true);
          model.showProperty().set(kind);
        });
    model.showProperty().subscribe(shown -> button.setSelected(shown == kind));
  }

  private String errors(int number) {
    return number == 0 ? texts.get("show.errors") : texts.get("show.errors.count", number);
  }

  private void count() {
    count.setText(
        model.pausedProperty().get()
            ? texts.get("count.paused", model.waitingProperty().get())
            : texts.get("count", model.keptProperty().get(), model.capacity()));
  }

  private void list() {
    list.setItems(model.shown());
    Label none = new Label(texts.get("list.empty"));
    none.setWrapText(true);
    Hyperlink unfilter = new Hyperlink(texts.get("list.unfilter"));
    unfilter.setId("calls-unfilter");
    unfilter.setOnAction(event -> actions.unfilter());
    VBox placeholder = new VBox(4, none, unfilter);
    placeholder.getStyleClass().add("calls-placeholder");
    list.setPlaceholder(placeholder);
    model
        .keptProperty()
        .subscribe(
            kept -> {
              boolean hidden = kept.intValue() > 0;
              none.setText(texts.get(hidden ? "list.filtered" : "list.empty"));
              unfilter.setVisible(hidden);
            });
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    model.selectedProperty().subscribe(this::follow);
    // a change listener: the list has moved its own selection by then
    model
        .shown()
        .addListener(
            (ListChangeListener<ApiCall>) change -> follow(model.selectedProperty().get()));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            host.show(Drawer.State.LARGE);
          }
        });
  }

  private void chosen(@Nullable ApiCall call) {
    if (call != null && !following) {
      model.selectedProperty().set(call);
    }
  }

  private void follow(@Nullable ApiCall call) {
    following = true;
    try {
      int index = call == null ? -1 : model.shown().indexOf(call);
      if (index < 0) {
        list.getSelectionModel().clearSelection();
      } else if (list.getSelectionModel().getSelectedIndex() != index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - 2));
      }
    } finally {
      following = false;
    }
  }

  private void arrange(double height) {
    boolean low = height < LOW;
    if (split.getItems().contains(detail) == !low && list.getCellFactory() != null) {
      return;
    }
    list.pseudoClassStateChanged(PseudoClass.getPseudoClass("wide"), low);
    list.setCellFactory(view -> new CallCell(texts.bundle(), low));
    preview.setVisible(low);
    preview.setManaged(low);
    if (low) {
      split.getItems().remove(detail);
    } else if (!split.getItems().contains(detail)) {
      split.getItems().add(detail);
      SplitPane.setResizableWithParent(listHolder, false);
      split.setDividerPositions(0.29);
    }
  }
}
