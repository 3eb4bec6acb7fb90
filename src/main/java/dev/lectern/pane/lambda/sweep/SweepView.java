package dev.lectern.pane.lambda.sweep;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The sweep: sizes, curves, table. FX thread. */
final class SweepView {

  /** Room for the bar that the figures are scrolled with. */
  private static final double BAR = 14;

  private static final List<Integer> SIZES = List.of(128, 256, 512, 1024, 1769, 3008);

  private final SweepViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final LambdaPrices prices = LambdaPrices.known();
  private final List<CheckBox> sizes = new ArrayList<>();
  private final Segments<Integer> warm =
      new Segments<>("lambda-sweep-warm", Object::toString, 3, 5, 10, 25);
  private final Segments<Integer> colds =
      new Segments<>("lambda-sweep-cold", Object::toString, 1, 2, 3);
  private final Segments<Boolean> which;
  private final Button start;
  private final Curves curves = new Curves();
  private final GridPane table = new GridPane();
  private final VBox bands = new VBox(4);
  private final ScrollPane view;

  SweepView(SweepViewModel model) {
    this.model = model;
    which =
        new Segments<>(
            "lambda-sweep-which",
            each -> texts.get(each ? "sweep.cold" : "sweep.warm"),
            false,
            true);
    start =
        parts.button("lambda-sweep-start", "sweep.start", "fth-play", this::startOrStop, "accent");
    FlowPane boxes = parts.row();
    for (int size : SIZES) {
      CheckBox box = new CheckBox(texts.get("header.memory", size));
      box.setId("lambda-sweep-" + size);
      box.setSelected(size <= 1769);
      sizes.add(box);
      boxes.getChildren().add(box);
    }
    CheckBox before = box("lambda-sweep-before", "sweep.before");
    before.selectedProperty().bindBidirectional(model.beforeProperty());
    CheckBox published = box("lambda-sweep-published", "sweep.published");
    published.selectedProperty().bindBidirectional(model.publishedProperty());
    published.disableProperty().bind(model.coldProperty().not());
    which.getStyleClass().add("small");
    which.valueProperty().addListener((o, old, now) -> model.coldProperty().set(now));
    Label status = parts.note("");
    status.textProperty().bind(model.statusProperty());
    table.setHgap(20);
    table.setVgap(4);
    VBox setup =
        new VBox(
            8,
            parts.note(texts.get("sweep.about")),
            parts.line("sweep.sizes", boxes),
            parts.line(
                "sweep.calls",
                warm,
                new Label(texts.get("sweep.warmcalls")),
                colds,
                new Label(texts.get("sweep.coldcalls"))),
            parts.row(start, status),
            bands);
    Label overlay = parts.note(curves.overlayNote());
    overlay.visibleProperty().bind(model.publishedProperty().and(model.coldProperty()));
    overlay.managedProperty().bind(overlay.visibleProperty());
    VBox drawn = new VBox(8, parts.row(which, before, published), curves, overlay);
    view =
        parts.page(
            "lambda-sweep",
            Cards.of(texts.get("tab.sweep"), setup),
            Cards.of(texts.get("sweep.curves"), drawn),
            Cards.of(
                texts.get("sweep.table"),
                new VBox(
                    8,
                    figures(),
                    parts.note(
                        texts.get(
                            "sweep.prices", prices.region(), prices.asOf(), prices.source())))));
    model.points().addListener((ListChangeListener<Point>) change -> draw());
    for (var property :
        List.of(model.coldProperty(), model.beforeProperty(), model.publishedProperty())) {
      property.addListener((o, old, now) -> draw());
    }
    model.runningProperty().addListener((o, old, now) -> button());
    model
        .problemProperty()
        .addListener(
            (o, old, now) -> {
              bands.getChildren().clear();
              if (now != null) {
                bands
                    .getChildren()
                    .add(new MessageBand(Tone.DANGER, now.title() + " " + now.why()));
              }
            });
    button();
    draw();
  }

  /** The table is wider than a small window with large type. */
  private ScrollPane figures() {
    ScrollPane wide = new ScrollPane(table);
    wide.setId("lambda-sweep-figures");
    wide.setAccessibleText(texts.get("sweep.table"));
    wide.getStyleClass().add("lambda-wide");
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.setMinWidth(0);
    wide.minHeightProperty().bind(table.heightProperty().add(BAR));
    return wide;
  }

  private CheckBox box(String id, String key) {
    CheckBox box = new CheckBox(texts.get(key));
    box.setId(id);
    return box;
  }

  private void button() {
    boolean running = model.runningProperty().get();
    start.setText(texts.get(running ? "sweep.stop" : "sweep.start"));
    start.setGraphic(Icons.of(running ? "fth-square" : "fth-play"));
  }

  private void startOrStop() {
    if (model.runningProperty().get()) {
      model.stop();
      return;
    }
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < SIZES.size(); i++) {
      if (sizes.get(i).isSelected()) {
        chosen.add(SIZES.get(i));
      }
    }
    model.start(chosen, warm.valueProperty().get(), colds.valueProperty().get());
  }

  private void draw() {
    curves.show(model);
    table.getChildren().clear();
    String[] heads = {
      "memory", "init", "first", "warm", "billedcold", "billedwarm", "cold", "cost"
    };
    for (int i = 0; i < heads.length; i++) {
      table.add(cell(texts.get("sweep.head." + heads[i]), "text-muted"), i, 0);
    }
    boolean before = model.beforeProperty().get();
    int row = 1;
    for (Point each : model.points()) {
      table.addRow(
          row++,
          cell(texts.get("header.memory", each.memory()), "heading"),
          cell(millis(each.init()), "done"),
          cell(millis(each.first()), "text-small"),
          cell(millis(each.warm()), "accent"),
          cell(whole(each.billed(true, before)), "text-small"),
          cell(whole(each.billed(false, before)), "text-small"),
          cell(dollars(each.million(true, before, prices)), "text-small"),
          cell(dollars(each.million(false, before, prices)), "heading"));
      if (each.failed() > 0) {
        table.add(cell(texts.get("sweep.failed", each.failed()), "danger"), heads.length, row - 1);
      }
    }
  }

  private String millis(double value) {
    return Double.isNaN(value) ? "–" : texts.get("report.ms", Report.millis(value));
  }

  private String whole(double value) {
    return Double.isNaN(value) ? "–" : texts.get("report.ms", Format.number((long) value));
  }

  private static String dollars(double value) {
    return Double.isNaN(value) ? "–" : Curves.dollars(value);
  }

  private static Label cell(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", style);
    label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  Node view() {
    return view;
  }
}
