package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.queue.QueueGateway.Rules;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The queue of asynchronous events, with its rules. FX thread. */
final class QueueView {

  private static final int MOST_SHOWN = 40;

  private final QueueViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final Segments<Integer> retries =
      new Segments<>("lambda-retries", Object::toString, 0, 1, 2);
  private final TextField age = parts.field("lambda-age", "queue.age", 7);
  private final TextField success = parts.field("lambda-on-success", "queue.success", 44);
  private final TextField failure = parts.field("lambda-on-failure", "queue.failure", 44);
  private final Label dead = parts.note("");
  private final Button save;
  private final VBox events = new VBox(8);
  private final MessageBand foreign;
  private final StateView view;
  private @Nullable Rules shown;

  QueueView(QueueViewModel model) {
    this.model = model;
    save = parts.button("lambda-queue-save", "queue.save", "fth-check", this::save, "accent");
    VBox rules =
        new VBox(
            8,
            parts.note(texts.get("queue.about")),
            parts.line("queue.retries", retries),
            parts.line("queue.age", age, new Label(texts.get("queue.seconds"))),
            parts.line("queue.success", success),
            parts.line("queue.failure", failure),
            parts.note(texts.get("queue.rights")),
            dead);
    retries.valueProperty().addListener((o, before, now) -> edited());
    for (TextField field : java.util.List.of(age, success, failure)) {
      field.textProperty().addListener((o, before, now) -> edited());
    }
    if (!model.told()) {
      events.getChildren().setAll(parts.note(texts.get("queue.aws")));
    }
    foreign =
        parts.warning(
            "lambda-queue-foreign",
            texts.get("queue.foreign"),
            parts.button("lambda-queue-drop", "foreign.drop", "", this::drop));
    view =
        new StateView(
            parts.page(
                "lambda-queue",
                foreign,
                Cards.of(texts.get("queue.rules"), rules, save),
                Cards.of(texts.get("queue"), events)));
    model.rulesProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.queueProperty().addListener((o, before, now) -> events(now));
    show();
  }

  private void show() {
    Rules rules = model.rulesProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("lambda-queue-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (rules == null) {
      shown = null;
      model.typed(null);
      view.showLoading();
    } else {
      view.showContent();
      Rules base = shown;
      Rules typed = typed();
      boolean edits = base != null && !typed.equals(base) && !typed.equals(rules);
      foreign.setVisible(edits && (foreign.isVisible() || !rules.equals(base)));
      shown = rules;
      fill(base == null ? rules : typed.merged(base, rules));
      FunctionInfo function = model.function();
      String queue = function == null ? "" : function.deadLetter();
      dead.setText(queue.isEmpty() ? texts.get("queue.nodead") : texts.get("queue.dead", queue));
      edited();
    }
  }

  private void drop() {
    shown = null;
    show();
  }

  private void fill(Rules rules) {
    retries.valueProperty().set(rules.retries());
    age.setText("" + rules.ageSeconds());
    success.setText(rules.onSuccess());
    failure.setText(rules.onFailure());
  }

  private Rules typed() {
    String seconds = age.getText().strip();
    return new Rules(
        retries.valueProperty().get(),
        seconds.matches("\\d{1,5}") ? Integer.parseInt(seconds) : 0,
        success.getText().strip(),
        failure.getText().strip());
  }

  private void edited() {
    Rules wanted = typed();
    boolean good = wanted.ageSeconds() >= 60 && wanted.ageSeconds() <= 21_600;
    save.setDisable(!good || wanted.equals(model.rulesProperty().get()));
    model.typed(shown == null ? null : wanted);
  }

  private void save() {
    model.save(typed());
  }

  private void events(QueueViewModel.Queue queue) {
    if (!model.told()) {
      return;
    }
    events.getChildren().clear();
    if (queue.events().isEmpty()) {
      events.getChildren().add(parts.note(texts.get("queue.none")));
    }
    queue.events().stream()
        .limit(MOST_SHOWN)
        .forEach(event -> events.getChildren().add(row(event, queue)));
  }

  private VBox row(Inside.Event event, QueueViewModel.Queue queue) {
    Label id = new Label(Format.middle(event.requestId(), 13));
    id.getStyleClass().add("mono");
    id.setTooltip(new Tooltip(event.requestId()));
    Label payload = new Label(event.payload().replaceAll("\\s+", " "));
    payload.getStyleClass().addAll("mono", "text-muted");
    payload.setMaxWidth(320);
    payload.setTooltip(new Tooltip(event.payload()));
    HBox head =
        new HBox(10, new Label(Format.when(event.received())), id, state(event, queue), payload);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox tries = new HBox(6);
    tries.setAlignment(Pos.CENTER_LEFT);
    int number = 1;
    for (Inside.Attempt each : event.attempts()) {
      boolean good = each.error().isEmpty();
      Chip chip =
          new Chip(
              texts.get("queue.try", number++, good ? texts.get("queue.good") : each.error()),
              good ? Tone.SUCCESS : Tone.DANGER);
      chip.setTooltip(new Tooltip(Format.timeMillis(each.at())));
      chip.setMinWidth(Region.USE_PREF_SIZE);
      tries.getChildren().add(chip);
    }
    VBox row = new VBox(4, head, tries);
    for (String arn : event.sentTo()) {
      MiddleEllipsisLabel to = new MiddleEllipsisLabel(texts.get("queue.sent", arn));
      to.getStyleClass().addAll("text-small", "text-muted");
      row.getChildren().add(to);
    }
    row.getStyleClass().add("lambda-event");
    return row;
  }

  private Chip state(Inside.Event event, QueueViewModel.Queue queue) {
    Chip chip;
    if (event.condition().equals("Success")) {
      chip = new Chip(event.condition(), Tone.SUCCESS);
    } else if (!event.condition().isEmpty()) {
      chip = new Chip(event.condition(), Tone.DANGER);
    } else {
      Duration left = Duration.between(queue.now(), event.due());
      chip =
          left.isPositive()
              ? new Chip(texts.get("queue.next", words(left)), Tone.WARNING)
              : new Chip(texts.get("queue.running"), Tone.ACCENT);
    }
    chip.setMinWidth(Region.USE_PREF_SIZE);
    return chip;
  }

  private static String words(Duration left) {
    long seconds = Math.max(1, Math.ceilDiv(left.toMillis(), 1_000L));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  StateView view() {
    return view;
  }
}
