package dev.lectern.pane.lambda.invoke;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What came back: the answer, its stack trace, the log, and the REPORT line taken apart. */
public final class ResultController {

  private enum Form {
    FIGURES,
    LINE
  }

  private final InvokeViewModel model;
  private final BiConsumer<String, Integer> source;
  private final Consumer<String> showCall;
  private final LambdaPrices prices = LambdaPrices.known();
  private final Texts texts = Texts.of("lambda");
  private final CodeView answer = new CodeView();
  private final CodeView log = new CodeView();
  private final ReportBar bar = new ReportBar();
  private final Segments<Form> form =
      new Segments<>("lambda-report-form", each -> texts.get("report." + each), Form.values());

  @FXML private HBox chips;
  @FXML private Hyperlink call;
  @FXML private VBox frames;
  @FXML private StackPane answerBox;
  @FXML private StackPane logBox;
  @FXML private Label logNote;

  /**
   * @param source shows a line of a file of the function's code
   * @param showCall opens the Call Lens at a request id
   */
  ResultController(
      InvokeViewModel model, BiConsumer<String, Integer> source, Consumer<String> showCall) {
    this.model = model;
    this.source = source;
    this.showCall = showCall;
  }

  @FXML
  private void initialize() {
    frames.managedProperty().bind(frames.visibleProperty());
    answer.setLineNumbers(true);
    answer.setLabel(texts.get("result"));
    answer.area().setId("lambda-result");
    log.setLabel(texts.get("log.tail"));
    log.area().setId("lambda-log-tail");
    answerBox.getChildren().setAll(answer);
    logBox.getChildren().setAll(log);
    model.shownProperty().addListener((o, before, now) -> show(now));
    model.problemProperty().addListener((o, before, now) -> problem(now));
    show(model.shownProperty().get());
  }

  private void problem(@Nullable UserProblem why) {
    if (why != null) {
      chips.getChildren().setAll(new Chip(texts.get("result.notsent"), Tone.DANGER));
      answer.show(words(why), Syntax.PLAIN);
    }
  }

  private static String words(UserProblem why) {
    String code = why.code() == null ? "" : why.code() + "\n";
    return why.title() + "\n" + code + why.why() + "\n" + why.remedy();
  }

  private void show(@Nullable Run run) {
    chips.getChildren().clear();
    frames.getChildren().clear();
    frames.setVisible(false);
    call.setVisible(run != null && !run.requestId().isEmpty());
    if (run == null) {
      answer.show(texts.get("result.none"), Syntax.PLAIN);
      log.show("", Syntax.PLAIN);
      logNote.setText("");
      return;
    }
    chips(run);
    call.setText(run.requestId().substring(0, Math.min(8, run.requestId().length())));
    call.setTooltip(new Tooltip(texts.get("result.call", run.requestId())));
    call.setOnAction(event -> showCall.accept(run.requestId()));
    String body = run.problem() != null ? words(run.problem()) : JsonEditor.pretty(body(run));
    answer.show(body, run.problem() != null ? Syntax.PLAIN : Syntax.JSON);
    if (!run.functionError().isEmpty()) {
      frames(run);
    }
    log.show(run.log(), Syntax.PLAIN);
    logNote.setText(run.log().length() >= 4_000 ? texts.get("log.tail.cut") : "");
  }

  private String body(Run run) {
    return switch (run.status()) {
      case 202 -> texts.get("result.accepted");
      case 204 -> texts.get("result.dryrun");
      default -> run.payload().isEmpty() ? texts.get("result.elsewhere") : run.payload();
    };
  }

  private void chips(Run run) {
    if (run.status() > 0) {
      Chip status = new Chip("" + run.status(), run.problem() == null ? Tone.SUCCESS : Tone.DANGER);
      chips.getChildren().add(status);
    }
    if (run.throttled()) {
      chips.getChildren().add(new Chip(texts.get("result.throttled"), Tone.DANGER));
    }
    if (!run.functionError().isEmpty()) {
      chips.getChildren().add(new Chip(run.functionError(), Tone.DANGER));
    }
    run.report()
        .ifPresent(
            report ->
                chips
                    .getChildren()
                    .add(
                        report.cold()
                            ? new Chip(texts.get("result.cold"), Tone.DONE)
                            : new Chip(texts.get("result.warm"), Tone.ACCENT)));
    if (!run.version().isEmpty()) {
      chips.getChildren().add(new Chip(run.version(), Tone.OUTLINED));
    }
    chips.getChildren().forEach(chip -> ((Chip) chip).setMinWidth(Region.USE_PREF_SIZE));
    Label time = new Label(texts.get("result.time", Format.millis(run.millis())));
    time.getStyleClass().addAll("text-small", "text-muted");
    time.setTooltip(new Tooltip(texts.get("result.time.tip")));
    chips.getChildren().add(time);
  }

  private void frames(Run run) {
    StackFrames stack = StackFrames.of(run.payload());
    frames.setVisible(!stack.type().isEmpty() || !stack.frames().isEmpty());
    if (!stack.type().isEmpty()) {
      Label title = new Label(stack.type() + ": " + stack.message());
      title.getStyleClass().addAll("danger", "text-small");
      title.setWrapText(true);
      title.setMinHeight(Region.USE_PREF_SIZE);
      frames.getChildren().add(title);
    }
    int number = 0;
    for (StackFrames.Frame frame : stack.frames().stream().limit(12).toList()) {
      if (frame.file().isEmpty()) {
        Label label = new Label(frame.text());
        label.getStyleClass().addAll("mono", "text-muted");
        label.setTooltip(new Tooltip(frame.text()));
        frames.getChildren().add(label);
      } else {
        Hyperlink link = new Hyperlink(frame.text());
        link.setId("lambda-frame-" + number++);
        link.getStyleClass().add("mono");
        link.setTooltip(new Tooltip(texts.get("result.frame", frame.file(), frame.line())));
        link.setOnAction(event -> source.accept(frame.file(), frame.line()));
        frames.getChildren().add(link);
      }
    }
  }

  /** The figures of a report, for the card of the environments' side. */
  void figures(HBox into, StackPane under, Label about, HBox tools) {
    tools.getChildren().setAll(form);
    form.getStyleClass().add("small");
    Runnable draw = () -> report(into, under, about, model.shownProperty().get());
    form.valueProperty().addListener((o, before, now) -> draw.run());
    model.shownProperty().addListener((o, before, now) -> draw.run());
    draw.run();
  }

  private void report(HBox into, StackPane under, Label about, @Nullable Run run) {
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
      into.getChildren().add(line);
      return;
    }
    if (report.cold()) {
      add(into, texts.get("report.ms", Report.millis(report.init())), "report.label.init", "done");
    }
    String ink = report.status().equals("success") ? "accent" : "danger";
    add(
        into,
        texts.get("report.ms", Report.millis(report.duration())),
        "report.label.duration",
        ink);
    add(into, texts.get("report.ms", Format.number(report.billed())), "report.label.billed", "");
    add(
        into,
        texts.get("report.memory", report.peak(), report.memory()),
        "report.label.memory",
        "");
    double gigabytes = report.gigabyteSeconds();
    add(into, String.format(Locale.ENGLISH, "%.4f", gigabytes), "report.label.gbs", "");
    add(
        into,
        String.format(Locale.ENGLISH, "$%.10f", prices.call(gigabytes)),
        "report.label.price",
        "");
    Tooltip where =
        new Tooltip(texts.get("report.price.tip", prices.region(), prices.asOf(), prices.source()));
    Tooltip.install(into.getChildren().getLast(), where);
    bar.show(report);
    under.getChildren().setAll(bar);
  }

  private void add(HBox into, String figure, String key, String style) {
    Label value = new Label(figure);
    value.getStyleClass().add("figure");
    if (!style.isEmpty()) {
      value.getStyleClass().add(style);
    }
    value.setTooltip(new Tooltip(figure));
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("text-small", "text-muted");
    name.setTooltip(new Tooltip(name.getText()));
    VBox both = new VBox(value, name);
    both.setMinWidth(0);
    into.getChildren().add(both);
  }
}
