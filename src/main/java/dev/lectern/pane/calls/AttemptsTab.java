package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.Backoff;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every attempt on a time line, and how long the SDK waited before the next. */
final class AttemptsTab implements CallTab {

  private final Texts texts;
  private final StackPane view = new StackPane();

  AttemptsTab(Texts texts) {
    this.texts = texts;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    List<ApiCall.Attempt> attempts = details.call().attempts();
    VBox column =
        new VBox(
            12, new AttemptsChart(details.call(), texts), table(attempts), totals(details.call()));
    view.getChildren().setAll(Parts.scroll(column));
  }

  private GridPane table(List<ApiCall.Attempt> attempts) {
    GridPane grid = new GridPane();
    grid.setId("call-attempts-table");
    grid.getStyleClass().add("call-grid");
    boolean[] right = {false, true, false, false, true, true};
    for (boolean end : right) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(end ? HPos.RIGHT : HPos.LEFT);
      column.setHgrow(Priority.SOMETIMES);
      grid.getColumnConstraints().add(column);
    }
    String[] heads = {"attempt", "after", "answer", "why", "backoff", "most"};
    for (int i = 0; i < heads.length; i++) {
      cell(
          grid,
          i,
          0,
          Parts.text(
              texts.get("attempts.column." + heads[i]), "text-small", "text-muted", "heading"),
          right[i],
          "call-grid-head");
    }
    for (int i = 0; i < attempts.size(); i++) {
      row(grid, attempts, i, right);
    }
    return grid;
  }

  private void row(GridPane grid, List<ApiCall.Attempt> attempts, int i, boolean[] right) {
    ApiCall.Attempt attempt = attempts.get(i);
    boolean last = i == attempts.size() - 1;
    boolean throttled = Backoff.throttled(CallText.status(attempt), CallText.code(attempt));
    Node[] cells = {
      new Label(String.valueOf(i + 1)),
      new Label(
          CallText.millis(Duration.between(attempts.getFirst().startedAt(), attempt.startedAt()))),
      new Chip(CallText.answer(attempt), CallText.failed(attempt) ? Tone.DANGER : Tone.SUCCESS),
      Parts.text(why(attempts, i, throttled), last ? "text-muted" : "label"),
      Parts.text(last ? "" : CallText.millis(attempts.get(i + 1).delayBefore()), "heading"),
      Parts.text(last ? "" : CallText.millis(Backoff.atMost(i + 1, throttled)), "text-muted")
    };
    for (int c = 0; c < cells.length; c++) {
      cell(grid, c, i + 1, cells[c], right[c], "call-grid-cell");
    }
  }

  private String why(List<ApiCall.Attempt> attempts, int i, boolean throttled) {
    ApiCall.Attempt attempt = attempts.get(i);
    if (i == attempts.size() - 1) {
      return attempts.size() >= Backoff.ATTEMPTS
          ? texts.get("attempts.last", Backoff.ATTEMPTS)
          : texts.get(CallText.failed(attempt) ? "attempts.final" : "attempts.first");
    }
    int status = CallText.status(attempt);
    return texts.get(
        status == 0
            ? "attempts.connection"
            : throttled
                ? "attempts.throttled"
                : status >= 500 ? "attempts.server" : "attempts.other");
  }

  private FlowPane totals(ApiCall call) {
    Duration waited =
        call.attempts().stream()
            .map(ApiCall.Attempt::delayBefore)
            .reduce(Duration.ZERO, Duration::plus);
    FlowPane line = new FlowPane(16, 4);
    line.getChildren()
        .addAll(
            pair(CallText.millis(call.took()), texts.get("attempts.total")),
            pair(CallText.millis(waited), texts.get("attempts.waiting")),
            pair(texts.get("attempts.mode"), texts.get("attempts.mode.text", Backoff.ATTEMPTS)));
    if (call.attempts().size() > 1) {
      line.getChildren().add(Parts.text(texts.get("attempts.signed"), "text-muted"));
    }
    return line;
  }

  private static Node pair(String value, String name) {
    return new javafx.scene.layout.HBox(
        4, Parts.text(value, "heading"), Parts.text(name, "text-muted"));
  }

  private static void cell(
      GridPane grid, int column, int row, Node content, boolean right, String style) {
    StackPane cell = new StackPane(content);
    cell.getStyleClass().add(style);
    cell.setAlignment(right ? javafx.geometry.Pos.CENTER_RIGHT : javafx.geometry.Pos.CENTER_LEFT);
    cell.setMaxWidth(Double.MAX_VALUE);
    cell.setMinWidth(Region.USE_PREF_SIZE);
    grid.add(cell, column, row);
  }
}
