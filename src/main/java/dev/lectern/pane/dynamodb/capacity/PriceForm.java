package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Prices;
import dev.lectern.ui.i18n.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Prices as they can be typed: of which Region, read where and when. FX thread. */
final class PriceForm {

  private static final String PRICE = "\\d{1,6}(\\.\\d{1,9})?";

  private final Prices shipped;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final GridPane grid = new GridPane(12, 6);
  private final List<TextField> numbers = new ArrayList<>();
  private final TextField region = line("region", false);
  private final TextField readHour = line("read.hour", true);
  private final TextField writeHour = line("write.hour", true);
  private final TextField reads = line("reads", true);
  private final TextField writes = line("writes", true);
  private final TextField asOf = line("as.of", false);
  private final TextField source = line("source", false);
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final VBox view;

  PriceForm(PriceList prices) {
    shipped = prices.shipped();
    Label about = new Label(texts.get("prices.about"));
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.getStyleClass().add("text-muted");
    Button back = new Button(texts.get("prices.shipped"));
    back.setId("dynamodb-prices-shipped");
    back.getStyleClass().add("small");
    back.setOnAction(event -> show(shipped));
    view = new VBox(12, about, grid, back);
    view.setPrefWidth(460);
    show(prices.currentProperty().get());
  }

  private TextField line(String key, boolean number) {
    Label label = new Label(texts.get("prices." + key));
    TextField field = new TextField();
    field.setId("dynamodb-prices-" + key.replace('.', '-'));
    field.setAccessibleText(label.getText());
    GridPane.setHgrow(field, Priority.ALWAYS);
    field.textProperty().addListener((o, before, now) -> check());
    if (number) {
      field.setAlignment(Pos.CENTER_RIGHT);
      numbers.add(field);
    }
    grid.addRow(grid.getRowCount(), label, field);
    return field;
  }

  private void show(Prices prices) {
    region.setText(prices.region());
    readHour.setText(text(prices.perReadUnitHour()));
    writeHour.setText(text(prices.perWriteUnitHour()));
    reads.setText(text(prices.perMillionReads()));
    writes.setText(text(prices.perMillionWrites()));
    asOf.setText(prices.asOf());
    source.setText(prices.source());
  }

  private static String text(double price) {
    return BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
  }

  private void check() {
    valid.set(
        numbers.stream().allMatch(field -> field.getText().strip().matches(PRICE))
            && !region.getText().isBlank()
            && !asOf.getText().isBlank()
            && !source.getText().isBlank());
  }

  Node view() {
    return view;
  }

  /** Whether all prices are numbers, and it is said whose, when and where they were read. */
  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** What was typed; those of the program when nothing else. Only while it is valid. */
  Prices result() {
    Prices typed = typed(false);
    return typed.equals(shipped) ? shipped : typed(true);
  }

  private Prices typed(boolean checked) {
    return new Prices(
        region.getText().strip(),
        asOf.getText().strip(),
        source.getText().strip(),
        checked,
        price(readHour),
        price(writeHour),
        price(reads),
        price(writes),
        shipped.hours());
  }

  private static double price(TextField field) {
    return Double.parseDouble(field.getText().strip());
  }
}
