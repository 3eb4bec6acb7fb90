package dev.lectern.pane.dynamodb.explore;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Puts a Query or Scan together. */
public final class BuilderController {

  private enum Kind {
    QUERY,
    SCAN
  }

  private final BuilderViewModel model;
  private final Runnable run;

  /** Kept here: what is bound in both directions holds neither end. */
  private final ObjectProperty<Boolean> consistent;

  private final ObjectProperty<Boolean> forward;
  private final Texts texts = Texts.of("dynamodbexplore");
  private final Segments<Kind> kind =
      new Segments<>(
          "dynamodb-kind", each -> texts.get(each == Kind.QUERY ? "query" : "scan"), Kind.values());

  @FXML private VBox root;
  @FXML private HBox kindBox;
  @FXML private ComboBox<String> source;
  @FXML private HBox keyBox;
  @FXML private TextField partition;
  @FXML private ComboBox<Operator> sortOperator;
  @FXML private TextField sortValue;
  @FXML private TextField sortSecond;
  @FXML private ComboBox<Boolean> consistency;
  @FXML private ComboBox<Boolean> direction;
  @FXML private TextField projection;
  @FXML private TextField limit;
  @FXML private VBox filters;
  @FXML private Label expression;
  @FXML private Label note;
  @FXML private Button runButton;
  @FXML private Button addFilterButton;
  @FXML private Button handButton;

  /**
   * @param run reads what was put together
   */
  public BuilderController(BuilderViewModel model, Runnable run) {
    this.model = model;
    this.run = run;
    consistent = model.consistentProperty().asObject();
    forward = model.forwardProperty().asObject();
  }

  @FXML
  private void initialize() {
    kindBox.getChildren().add(kind);
    kind.valueProperty()
        .addListener((o, before, now) -> model.scanProperty().set(now == Kind.SCAN));
    model.scanProperty().addListener((o, before, now) -> showKind());
    source.setItems(model.sources());
    source.setConverter(words(model::sourceText));
    source.setButtonCell(new ListCell<>());
    source
        .getButtonCell()
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.sourceText(source.getValue()),
                source.valueProperty(),
                model.tableProperty()));
    source.valueProperty().bindBidirectional(model.sourceProperty());
    sortOperator.getItems().setAll(Operator.ofSortKeys());
    sortOperator.setConverter(words(each -> each == null ? "" : each.text()));
    sortOperator.valueProperty().bindBidirectional(model.sortOperatorProperty());
    choice(consistency, "consistency");
    choice(direction, "direction");
    consistency.valueProperty().bindBidirectional(consistent);
    direction.valueProperty().bindBidirectional(forward);
    bind(partition, model.partitionProperty());
    bind(sortValue, model.sortValueProperty());
    bind(sortSecond, model.sortSecondProperty());
    bind(projection, model.projectionProperty());
    bind(limit, model.limitProperty());
    expression.textProperty().bind(model.expressionProperty());
    model.placeholdersProperty().addListener((o, before, now) -> tip(now));
    tip(model.placeholdersProperty().get());
    note.textProperty().bind(model.noteProperty());
    note.textProperty().addListener((o, before, now) -> note.setTooltip(new Tooltip(now)));
    runButton.disableProperty().bind(model.requestProperty().isNull());
    model.filters().addListener((ListChangeListener<FilterDraft>) change -> showFilters());
    model.sourceProperty().addListener((o, before, now) -> showKeys());
    model.tableProperty().addListener((o, before, now) -> showKeys());
    model.sortOperatorProperty().addListener((o, before, now) -> showKeys());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.hand().onProperty().addListener((o, before, now) -> showHand());
    showHand();
    showKeys();
  }

  private void choice(ComboBox<Boolean> box, String key) {
    box.getItems().setAll(List.of(true, false));
    box.setConverter(words(each -> texts.get(key + (Boolean.TRUE.equals(each) ? ".yes" : ".no"))));
  }

  private static void bind(TextField field, StringProperty text) {
    field.textProperty().bindBidirectional(text);
  }

  static <T> StringConverter<T> words(java.util.function.Function<@Nullable T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return text.apply(value);
      }

      @Override
      public @Nullable T fromString(String typed) {
        return null;
      }
    };
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
      run();
      event.consume();
    }
  }

  private void tip(String placeholders) {
    expression.setTooltip(
        new Tooltip(
            placeholders.isEmpty()
                ? expression.getText()
                : expression.getText() + "\n" + placeholders));
  }

  private void showKind() {
    boolean scans = model.scanProperty().get();
    kind.valueProperty().set(scans ? Kind.SCAN : Kind.QUERY);
    show(keyBox, !scans && !model.hand().onProperty().get());
    show(direction, !scans);
  }

  /** By hand, the expressions stand in fields of their own. */
  private void showHand() {
    boolean hand = model.hand().onProperty().get();
    show(addFilterButton, !hand);
    show(projection, !hand);
    handButton.setText(texts.get(hand ? "hand.back" : "hand.edit"));
    handButton.setAccessibleText(texts.get(hand ? "hand.back.tip" : "hand.edit.tip"));
    handButton.setTooltip(new Tooltip(handButton.getAccessibleText()));
    showKind();
    showFilters();
  }

  private void showKeys() {
    KeyAttribute hash = model.partitionKey();
    KeyAttribute range = model.sortKey();
    partition.setPromptText(hash == null ? "" : hash.name());
    partition.setAccessibleText(hash == null ? "" : texts.get("value.of", hash.name()));
    boolean sorted = range != null;
    sortValue.setPromptText(range == null ? "" : range.name());
    sortValue.setAccessibleText(range == null ? "" : texts.get("value.of", range.name()));
    show(sortOperator, sorted);
    show(sortValue, sorted);
    show(sortSecond, sorted && model.sortOperatorProperty().get() == Operator.BETWEEN);
    consistency.setDisable(model.index().map(IndexInfo::global).orElse(false));
  }

  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void showFilters() {
    filters
        .getChildren()
        .setAll(
            model.filters().stream()
                .map(each -> new FilterLine(each, model.filters().indexOf(each) + 1, model))
                .toList());
    show(filters, !model.filters().isEmpty() && !model.hand().onProperty().get());
  }

  @FXML
  private void addFilter() {
    model.addFilter();
    filters.getChildren().getLast().lookup(".text-field").requestFocus();
  }

  @FXML
  private void hand() {
    if (model.hand().onProperty().get()) {
      model.hand().onProperty().set(false);
    } else {
      model.byHand();
    }
  }

  @FXML
  private void run() {
    if (model.requestProperty().get() != null) {
      run.run();
    }
  }
}
