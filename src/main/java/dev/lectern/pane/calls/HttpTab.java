package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.HttpRenderer;
import dev.lectern.task.LatestSlot;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Request and answer of one attempt, as they went over the wire. */
final class HttpTab implements CallTab {

  /** From this many letters there is room to tell about a message beside its name. */
  private static final double LETTERS = 32;

  private record Both(String request, String answer) {}

  private final CallServices services;
  private final Texts texts;
  private final LatestSlot slot = new LatestSlot();
  private final CodeView request = new CodeView();
  private final CodeView answer = new CodeView();
  private final Label which = Parts.text("", "text-small", "text-muted");
  private final Chip status = new Chip();
  private final Label took = Parts.text("", "text-small", "text-muted");
  private final ToggleButton pretty = new ToggleButton();
  private final ComboBox<Integer> attempts = new ComboBox<>();
  private final HBox view;
  private @Nullable CallDetails shown;

  HttpTab(CallServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
    request.setLabel(texts.get("http.request"));
    answer.setLabel(texts.get("http.answer"));
    request.setWrap(true);
    answer.setWrap(true);
    pretty.setText(texts.get("http.pretty"));
    pretty.setId("call-http-pretty");
    pretty.getStyleClass().add("small");
    pretty.selectedProperty().subscribe(this::render);
    attempts.setId("call-http-attempt");
    attempts.setAccessibleText(texts.get("http.which"));
    attempts.valueProperty().subscribe(this::render);
    VBox left =
        column(
            Parts.heading(
                texts.get("http.request"),
                which,
                attempts,
                copy("call-http-copy-request", "http.request", request)),
            request);
    VBox right =
        column(
            Parts.heading(
                texts.get("http.answer"),
                status,
                took,
                pretty,
                copy("call-http-copy-answer", "http.answer", answer)),
            answer);
    // the first line of the message says it too
    for (Label told : List.of(which, status, took)) {
      Parts.whileWide(told, told == which ? left : right, LETTERS);
    }
    SplitPane split = new SplitPane(left, right);
    split.getStyleClass().add("call-http");
    HBox.setHgrow(split, Priority.ALWAYS);
    view = new HBox(split);
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    shown = null;
    int tries = details.call().attempts().size();
    attempts.getItems().setAll(IntStream.rangeClosed(1, tries).boxed().toList());
    attempts.setValue(tries);
    attempts.setVisible(tries > 1);
    attempts.setManaged(tries > 1);
    shown = details;
    render();
  }

  private void render() {
    if (shown == null || attempts.getValue() == null) {
      return;
    }
    int number = attempts.getValue();
    ApiCall.Attempt attempt = shown.call().attempts().get(number - 1);
    ApiCall.HttpMessage response = attempt.response();
    boolean indent = pretty.isSelected();
    which.setText(
        attempts.isVisible() ? texts.get("http.attempt", number) : texts.get("http.last"));
    status.setText(CallText.answer(attempt));
    status.setTone(CallText.failed(attempt) ? Tone.DANGER : Tone.SUCCESS);
    took.setText(CallText.millis(attempt.took()));
    String none = texts.get("http.none", Objects.requireNonNullElse(attempt.failure(), ""));
    services
        .tasks()
        .work(
            texts.get("tab.http"),
            progress ->
                new Both(
                    HttpRenderer.render(attempt.request(), indent),
                    response == null ? none : HttpRenderer.render(response, indent)))
        .onSuccess(
            both -> {
              request.show(both.request(), Syntax.HTTP);
              answer.show(both.answer(), Syntax.HTTP);
            })
        .latest(slot)
        .start();
  }

  private CopyButton copy(String id, String what, CodeView from) {
    return services.copy(id, texts.get(what), from::text);
  }

  private static VBox column(HBox heading, CodeView code) {
    VBox column = new VBox(8, heading, code);
    column.setMinWidth(240);
    Parts.fill(column, code);
    return column;
  }
}
