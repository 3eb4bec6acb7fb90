package dev.lectern.pane.s3.bucket;

import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What lifecycle rules will do, as a table. */
final class ForecastPane extends VBox {

  private final ForecastViewModel model;
  private final Texts texts;
  private final Label title = new Label();

  ForecastPane(ForecastViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("section-extra");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    TableView<Forecast.Event> table = new TableView<>(model.events());
    table.setId("s3-lifecycle-forecast");
    table.setAccessibleText(texts.get("lifecycle.forecast"));
    table.getStyleClass().add("dense");
    table.setPlaceholder(new Label(texts.get("lifecycle.forecast.none")));
    table.setPrefHeight(180);
    table.setMinHeight(120);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    table.getColumns().add(column("key", event -> event.object().key()));
    table.getColumns().add(column("action", this::action));
    table.getColumns().add(column("at", this::when));
    table.getColumns().add(column("rule", event -> model.name(event.rule())));
    Columns.grow(table);
    getChildren().setAll(title, table);
    model.events().addListener((ListChangeListener<Forecast.Event>) change -> show());
    model.listingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private String action(Forecast.Event event) {
    String words =
        switch (event.action()) {
          case EXPIRE -> texts.get("lifecycle.expires");
          case REMOVE -> texts.get("lifecycle.removes");
          case CLEAN -> texts.get("lifecycle.cleans");
          case MOVE -> texts.get("lifecycle.moves", event.storageClass());
        };
    return event.object().since() == null || event.action() == Forecast.Action.REMOVE
        ? words
        : texts.get("lifecycle.old", words);
  }

  private String when(Forecast.Event event) {
    Duration left = Duration.between(model.now(), event.at());
    return left.isNegative() || left.isZero()
        ? texts.get("lifecycle.due")
        : texts.get("lifecycle.in", Format.day(event.at()), Format.duration(left));
  }

  private TableColumn<Forecast.Event, String> column(
      String name, Function<Forecast.Event, String> text) {
    TableColumn<Forecast.Event, String> column =
        new TableColumn<>(texts.get("lifecycle.column." + name));
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
    return column;
  }

  private void show() {
    title.setText(
        model
            .problemProperty()
            .get()
            .map(p -> p.title() + " " + p.why())
            .orElse(
                texts.get(
                    model.more() ? "lifecycle.forecast.more" : "lifecycle.forecast.title",
                    model.events().size(),
                    model.looked(),
                    Format.dayTime(model.now()))));
  }
}
