package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Cost;
import dev.lectern.calc.capacity.Prices;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** On-demand against provisioned cost of what the calculator came to. */
public final class CostController {

  private final CalculatorViewModel calculator;
  private final PriceList prices;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final CostChart chart = new CostChart();

  @FXML private StackPane costBox;
  @FXML private TextField use;
  @FXML private Label verdict;
  @FXML private Label source;

  CostController(CalculatorViewModel calculator, PriceList prices, Dialogs dialogs) {
    this.calculator = calculator;
    this.prices = prices;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    costBox.getChildren().setAll(chart);
    use.textProperty().bindBidirectional(calculator.useProperty());
    calculator.costProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    Cost cost = calculator.costProperty().get();
    if (cost == null) {
      return;
    }
    chart.show(cost, calculator.share());
    Prices now = prices.currentProperty().get();
    double difference = cost.onDemand().value() - cost.provisioned().value();
    verdict.setText(
        texts.get(
            difference > 0 ? "cost.better.provisioned" : "cost.better.demand",
            String.format(Locale.ENGLISH, "%,.2f", Math.abs(difference))));
    verdict.setTooltip(new Tooltip(cost.provisioned().text() + cost.onDemand().text()));
    source.setText(
        texts.get(
            now.checked() ? "cost.prices.own" : "cost.prices.unchecked",
            now.region(),
            now.asOf(),
            now.source()));
    source.getStyleClass().removeAll("warning", "text-muted");
    source.getStyleClass().add(now.checked() ? "text-muted" : "warning");
    source.setTooltip(new Tooltip(source.getText()));
  }

  @FXML
  private void prices() {
    PriceForm form = new PriceForm(prices);
    dialogs
        .form(texts.get("prices.title"), form.view(), texts.get("prices.verb"), form.valid())
        .thenAccept(
            yes -> {
              if (yes) {
                prices.use(form.result());
              }
            });
  }
}
