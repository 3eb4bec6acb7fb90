package dev.lectern.pane.lambda.invoke;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The REPORT line of the run that is looked at, taken apart. FX thread. */
final class ReportFigures {

  private enum Form {
    FIGURES,
    LINE
  }

  private final InvokeViewModel model;
  private final LambdaPrices prices = LambdaPrices.known();
  private final Texts texts = Texts.of("lambda");
  private final ReportBar bar = new ReportBar();
  private final Segments<Form> form =
      new Segments<>("lambda-report-form", each -> texts.get("report." + each), Form.values());

  ReportFigures(InvokeViewModel model) {
    this.model = model;
  }

  /** Fills a card and keeps it filled. */
  void into(StackPane into, StackPane under, Label about, HBox tools) {
    tools.getChildren().setAll(form);
    form.getStyleClass().add("small");
    Runnable draw = () -> report(into, under, about, model.shownProperty().get());
    form.valueProperty().addListener((o, before, now) -> draw.run());
    model.shownProperty().addListener((o, before, now) -> draw.run());
    draw.run();
  }

  private void report(StackPane into, StackPane under, Label about, @Nullable Run run) {
    Report report = run == null ? null : run.report().orElse(null);
    into.getChildren().clear();
    under.getChildren().clear();
    about.setText("");
    form.setVisible(report != null);
    if (report == null) {
      Label none = new Label(texts.get(run == null ? "report.none" : "report.missing"));
      none.getStyleClass().add("text-muted");
      none.setWrapText(true);
      into.getChildren().add(none);
      bar.show(null);
      return;
    }
    about.setText(texts.get("report.of", Format.middle(report.requestId(), 13)));
    if (form.valueProperty().get() == Form.LINE) {
      Label line = new Label(report.line().replace('\t', '\n'));
      line.getStyleClass().add("mono");
      line.setWrapText(true);
      into.getChildren().add(line);
      return;
    }
    FlowPane figures = new FlowPane();
    figures.getStyleClass().add("flow-pane");
    into.getChildren().add(figures);
    if (report.cold()) {
      add(
          figures,
          texts.get("report.ms", Report.millis(report.init())),
          "report.label.init",
          "done");
    }
    String ink = report.status().equals("success") ? "accent" : "danger";
    add(
        figures,
        texts.get("report.ms", Report.millis(report.duration())),
        "report.label.duration",
        ink);
    add(figures, texts.get("report.ms", Format.number(report.billed())), "report.label.billed", "");
    add(
        figures,
        texts.get("report.memory", report.peak(), report.memory()),
        "report.label.memory",
        "");
    double gigabytes = report.gigabyteSeconds();
    add(figures, String.format(Locale.ENGLISH, "%.4f", gigabytes), "report.label.gbs", "");
    add(
        figures,
        String.format(Locale.ENGLISH, "$%.10f", prices.call(gigabytes)),
        "report.label.price",
        "");
    Tooltip where =
        new Tooltip(texts.get("report.price.tip", prices.region(), prices.asOf(), prices.source()));
    Tooltip.install(figures.getChildren().getLast(), where);
    bar.show(report);
    under.getChildren().setAll(bar);
  }

  private void add(FlowPane into, String figure, String key, String style) {
    Label value = new Label(figure);
    value.getStyleClass().add("figure");
    if (!style.isEmpty()) {
      value.getStyleClass().add(style);
    }
    value.setTooltip(new Tooltip(figure));
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("text-small", "text-muted");
    name.setTooltip(new Tooltip(name.getText()));
    into.getChildren().add(new VBox(value, name));
  }
}
