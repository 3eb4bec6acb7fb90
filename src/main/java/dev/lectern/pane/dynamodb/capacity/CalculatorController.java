package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Load;
import dev.lectern.calc.capacity.Provisioning;
import dev.lectern.calc.capacity.Worked;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** The calculator: what is typed, the arithmetic, what to set. */
public final class CalculatorController {

  private final CalculatorViewModel model;
  private final Consumer<Provisioning> apply;
  private final Consumer<String> copy;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final TraceList trace = new TraceList();
  private final Map<Load.Kind, TextField> fields = new EnumMap<>(Load.Kind.class);
  private final Segments<Load.Per> per =
      new Segments<>("dynamodb-per", each -> texts.get("per." + each.name()), Load.Per.values());

  @FXML private HBox perBox;
  @FXML private GridPane loads;
  @FXML private TextField size;
  @FXML private Label note;
  @FXML private ScrollPane steps;
  @FXML private GridPane settings;
  @FXML private Button applyButton;

  /**
   * @param apply sets the table to it
   * @param copy puts text on the clipboard
   */
  CalculatorController(
      CalculatorViewModel model, Consumer<Provisioning> apply, Consumer<String> copy) {
    this.model = model;
    this.apply = apply;
    this.copy = copy;
  }

  @FXML
  private void initialize() {
    perBox.getChildren().setAll(per);
    per.getStyleClass().add("small");
    per.valueProperty().bindBidirectional(model.perProperty());
    steps.setContent(trace);
    int row = 0;
    for (Load.Kind kind : Load.Kind.values()) {
      Label name = new Label(texts.get("load." + kind.name()));
      name.getStyleClass().add("text-small");
      TextField rate = new TextField();
      rate.setId(
          "dynamodb-rate-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      rate.setAccessibleText(texts.get("rate.of", name.getText()));
      rate.setPromptText("0");
      rate.setAlignment(Pos.CENTER_RIGHT);
      rate.setPrefColumnCount(6);
      rate.textProperty().bindBidirectional(model.rateProperty(kind));
      fields.put(kind, rate);
      loads.addRow(row++, name, rate);
    }
    size.textProperty().bindBidirectional(model.sizeProperty());
    note.textProperty().bind(model.noteProperty());
    note.visibleProperty().bind(model.noteProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(model.noteProperty());
    note.setTooltip(tip);
    model.planProperty().addListener((o, before, now) -> show());
    applyButton
        .disableProperty()
        .bind(model.planProperty().isNull().or(model.tableProperty().isNull()));
    show();
  }

  private void show() {
    Provisioning plan = model.planProperty().get();
    trace.clear();
    settings.getChildren().clear();
    if (plan == null) {
      return;
    }
    trace.steps(plan.reads());
    trace.result(
        texts.get("result.reads"),
        texts.get("result.units", Worked.number(plan.reads().value()), "RCU"));
    trace.steps(plan.writes());
    trace.result(
        texts.get("result.writes"),
        texts.get("result.units", Worked.number(plan.writes().value()), "WCU"));
    settings.addRow(0, head("set.to"), head("set.rcu"), head("set.wcu"));
    line(1, texts.get("set.table"), plan.readUnits(), plan.writeUnits());
    int row = 2;
    for (Map.Entry<String, Worked> index : new TreeMap<>(plan.indexes()).entrySet()) {
      trace.steps(index.getValue());
      line(row++, index.getKey(), 0, Provisioning.whole(index.getValue()));
    }
  }

  private Label head(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().addAll("text-small", "text-muted");
    return label;
  }

  private void line(int row, String name, long reads, long writes) {
    Label first = new Label(name);
    first.getStyleClass().add("text-small");
    first.setTooltip(new Tooltip(name));
    settings.addRow(row, first, units(reads), units(writes));
  }

  private static Label units(long units) {
    Label label = new Label(units == 0 ? "—" : Worked.number(units));
    label.getStyleClass().addAll("text-small", "heading");
    return label;
  }

  @FXML
  private void sample() {
    model.sample();
  }

  @FXML
  private void apply() {
    Provisioning plan = model.planProperty().get();
    if (plan != null) {
      apply.accept(plan);
    }
  }

  @FXML
  private void copy() {
    Provisioning plan = model.planProperty().get();
    if (plan != null) {
      StringBuilder text = new StringBuilder(plan.reads().text()).append(plan.writes().text());
      new TreeMap<>(plan.indexes()).values().forEach(each -> text.append(each.text()));
      copy.accept(text.toString());
    }
  }
}
