package dev.lectern.pane.lambda.invoke;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What came back: the answer, its stack trace and the log. */
public final class ResultController {

  private final InvokeViewModel model;
  private final BiConsumer<String, Integer> source;
  private final Consumer<String> showCall;
  private final Texts texts = Texts.of("lambda");
  private final CodeView answer = new CodeView();
  private final CodeView log = new CodeView();

  @FXML private ToggleButton tall;
  @FXML private FlowPane chips;
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
    tall.selectedProperty().bindBidirectional(model.tallProperty());
    frames.managedProperty().bind(frames.visibleProperty());
    answer.setLineNumbers(true);
    answer.setWrap(true);
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
    String body = run.problem() != null ? words(run.problem()) : JsonIndent.orSame(body(run));
    answer.show(body, run.problem() != null ? Syntax.PLAIN : Syntax.JSON);
    if (!run.functionError().isEmpty()) {
      frames(run);
    }
    // An editor draws no tab behind a multiple of eight letters.
    log.show(run.log().replace("\t", "  "), Syntax.PLAIN);
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
    run.report().ifPresent(report -> chips.getChildren().add(start(run, report)));
    if (!run.version().isEmpty()) {
      chips.getChildren().add(new Chip(run.version(), Tone.OUTLINED));
    }
    chips.getChildren().forEach(chip -> ((Chip) chip).setMinWidth(Region.USE_PREF_SIZE));
    Label time = new Label(texts.get("result.time", Format.millis(run.millis())));
    time.getStyleClass().addAll("text-small", "text-muted");
    time.setTooltip(new Tooltip(texts.get("result.time.tip")));
    chips.getChildren().add(time);
  }

  private Chip start(Run run, Report report) {
    if (report.cold()) {
      return new Chip(texts.get("result.cold"), Tone.DONE);
    }
    if (run.restarted()) {
      Chip chip = new Chip(texts.get("result.restarted"), Tone.DONE);
      chip.setTooltip(new Tooltip(texts.get("result.restarted.tip")));
      return chip;
    }
    return new Chip(texts.get("result.warm"), Tone.ACCENT);
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
}
