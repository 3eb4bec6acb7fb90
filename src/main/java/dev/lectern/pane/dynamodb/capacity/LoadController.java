package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Worked;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The meter, the load and its heat. */
public final class LoadController {

  private enum Shown {
    READS,
    WRITES
  }

  /** Fewer requests say nothing of how keys are spread. */
  private static final int JUDGED = 20;

  private final LoadViewModel load;
  private final MeterViewModel meter;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final MeterChart chart = new MeterChart();
  private final HeatMap heat = new HeatMap();
  private final Segments<Shown> shown =
      new Segments<>("dynamodb-meter", each -> texts.get("meter." + each.name()), Shown.values());
  private final Segments<Shown> kind =
      new Segments<>("dynamodb-load", each -> texts.get("meter." + each.name()), Shown.values());

  @FXML private HBox shownBox;
  @FXML private ComboBox<String> source;
  @FXML private Label counted;
  @FXML private Label status;
  @FXML private FlowPane figures;
  @FXML private StackPane chartBox;
  @FXML private HBox kindBox;
  @FXML private TextField rate;
  @FXML private TextField size;
  @FXML private TextField seconds;
  @FXML private ComboBox<LoadPlan.Keys> keys;
  @FXML private Button startButton;
  @FXML private Button cleanButton;
  @FXML private StackPane heatBox;
  @FXML private Label hottest;

  LoadController(LoadViewModel load, MeterViewModel meter) {
    this.load = load;
    this.meter = meter;
  }

  @FXML
  private void initialize() {
    rate.setText("10");
    size.setText("1024");
    seconds.setText("60");
    shown.getStyleClass().add("small");
    kind.getStyleClass().add("small");
    shownBox.getChildren().setAll(shown);
    kindBox.getChildren().setAll(kind);
    shown.valueProperty().set(meter.writesProperty().get() ? Shown.WRITES : Shown.READS);
    kind.valueProperty().set(Shown.WRITES);
    chartBox.getChildren().setAll(chart);
    heatBox.getChildren().setAll(heat);
    keys.getItems().setAll(Arrays.asList(LoadPlan.Keys.values()));
    keys.setConverter(words(each -> each == null ? "" : texts.get("keys." + each.name())));
    keys.setValue(LoadPlan.Keys.EVEN);
    source.setConverter(
        words(each -> each == null || each.isEmpty() ? texts.get("set.table") : each));
    source.setItems(meter.sources());
    source.valueProperty().bindBidirectional(meter.sourceProperty());
    shown
        .valueProperty()
        .addListener((o, before, now) -> meter.writesProperty().set(now == Shown.WRITES));
    counted.setText(texts.get(meter.everybody() ? "counted.all" : "counted.own"));
    counted.setTooltip(
        new Tooltip(texts.get(meter.everybody() ? "figures.tip.all" : "figures.tip.own")));
    meter.pictureProperty().addListener((o, before, now) -> draw(now));
    draw(meter.pictureProperty().get());
    kind.valueProperty().addListener((o, before, now) -> shown.valueProperty().set(now));
    status.textProperty().bind(load.statusProperty());
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(load.statusProperty());
    status.setTooltip(tip);
    load.runningProperty().addListener((o, before, now) -> buttons());
    load.statusProperty().addListener((o, before, now) -> buttons());
    buttons();
  }

  private static <T> StringConverter<T> words(
      java.util.function.Function<@Nullable T, String> text) {
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

  /** Draws what has come since; told every second. */
  private void draw(MeterViewModel.Picture now) {
    chart.show(now.series(), now.provisioned());
    figures(now);
    heat.show(load.heat().counts());
    var hot = load.heat().hottest();
    boolean tooHot = hot.getValue() > 0.5 && load.heat().sent() >= JUDGED;
    hottest.setText(
        hot.getKey().isEmpty()
            ? texts.get("heat.none")
            : texts.get(
                tooHot ? "heat.hot" : "heat.even", hot.getKey(), Math.round(hot.getValue() * 100)));
    hottest.getStyleClass().removeAll("warning", "text-muted");
    hottest.getStyleClass().add(tooHot ? "warning" : "text-muted");
    hottest.setTooltip(new Tooltip(hottest.getText()));
  }

  private void figures(MeterViewModel.Picture now) {
    MeterSeries series = now.series();
    double provisioned = now.provisioned();
    String unit = now.writes() ? "WCU" : "RCU";
    String latest = Worked.number(series.latest());
    String ofWhom = meter.everybody() ? "all" : "own";
    Node refused =
        Figures.one(
            Format.number(series.refused()),
            texts.get("figure.refused." + ofWhom),
            series.refused() > 0);
    if (provisioned > 0) {
      figures
          .getChildren()
          .setAll(
              Figures.one(
                  texts.get("figure.of", latest, Worked.number(provisioned)),
                  texts.get("figure.second", unit),
                  series.latest() > provisioned && now.credit() < 1),
              Figures.one(
                  texts.get(
                      "figure.of",
                      Worked.number(Math.floor(now.credit())),
                      Worked.number(300 * provisioned)),
                  texts.get("figure.credit"),
                  now.credit() < 1),
              refused);
    } else {
      figures
          .getChildren()
          .setAll(
              Figures.one(latest, texts.get("figure.second", unit), false),
              Figures.one(Worked.number(series.total()), texts.get("figure.sum", unit), false),
              refused);
    }
    figures
        .getChildren()
        .forEach(each -> Tooltip.install(each, new Tooltip(texts.get("figures.tip." + ofWhom))));
  }

  private void buttons() {
    boolean running = load.runningProperty().get();
    startButton.setText(texts.get(running ? "load.stop" : "load.start"));
    cleanButton.setDisable(!load.cleanable());
  }

  @FXML
  private void startOrStop() {
    if (load.runningProperty().get()) {
      load.stop();
      return;
    }
    load.start(
        new LoadPlan(
            kind.valueProperty().get() == Shown.WRITES,
            (int) Math.min(2_000, CalculatorViewModel.whole(rate.getText())),
            (int) Math.min(400 * 1024, CalculatorViewModel.whole(size.getText())),
            keys.getValue(),
            (int) Math.min(600, CalculatorViewModel.whole(seconds.getText()))));
  }

  @FXML
  private void clean() {
    load.clean();
  }
}
