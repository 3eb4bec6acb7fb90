package dev.lectern.pane.lambda.scale;

import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.scale.ScaleGateway.Provisioned;
import dev.lectern.pane.lambda.scale.ScaleGateway.Standing;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Concurrency as cards. FX thread. */
final class ScaleView {

  private static final int MOST_SHOWN = 12;

  private final ScaleViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final HBox figures = new HBox(32);
  private final TextField reserved = parts.field("lambda-reserved", "scale.reserved", 6);
  private final Label off = parts.note("");
  private final GridPane provisioned = new GridPane();
  private final ComboBox<String> qualifier =
      parts.choice("lambda-provision-qualifier", "invoke.qualifier");
  private final TextField warm = parts.field("lambda-provision-count", "scale.count", 6);
  private final Button reserve;
  private final Button release;
  private final Button provision;
  private final MinuteChart chart = new MinuteChart();
  private final VBox throttles = new VBox(2);
  private final MessageBand foreign;
  private final StateView view;
  private String shown = "";

  ScaleView(ScaleViewModel model) {
    this.model = model;
    provisioned.setHgap(16);
    provisioned.setVgap(4);
    reserve =
        parts.button(
            "lambda-reserve", "scale.reserve", "", () -> model.reserve(number(reserved)), "accent");
    reserved.textProperty().addListener((o, before, now) -> enable());
    reserved.setOnAction(event -> reserve.fire());
    release = parts.button("lambda-release", "scale.release", "", () -> model.reserve(-1));
    provision =
        parts.button(
            "lambda-provision",
            "scale.provision",
            "",
            () -> model.provision(qualifier.getValue(), number(warm)));
    warm.setOnAction(event -> provision.fire());
    warm.textProperty().addListener((o, before, now) -> enable());
    qualifier.valueProperty().addListener((o, before, now) -> enable());
    HBox head = parts.line("scale.reserved", reserved, reserve, release);
    VBox left = new VBox(8, figures, head, off);
    VBox live = new VBox(8, chart, throttles);
    if (!model.told()) {
      live.getChildren().setAll(parts.note(texts.get("scale.aws")));
    }
    VBox warmBody =
        new VBox(
            8,
            parts.note(texts.get("scale.provisioned.about")),
            provisioned,
            parts.row(qualifier, warm, provision));
    foreign = parts.warning("lambda-scale-foreign", texts.get("scale.foreign"));
    view =
        new StateView(
            parts.page(
                "lambda-scale",
                foreign,
                Cards.of(texts.get("scale"), left),
                Cards.of(texts.get("scale.live"), live),
                Cards.of(texts.get("scale.provisioned"), warmBody)));
    model.standingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.namesProperty().addListener((o, before, now) -> names(now));
    model.minuteProperty().addListener((o, before, now) -> live(now));
    show();
    names(model.namesProperty().get());
  }

  private static int number(TextField field) {
    String typed = field.getText().strip();
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
  }

  /** The sentence below the figures says what the reservation is now. */
  private void enable() {
    Standing standing = model.standingProperty().get();
    int now = standing == null ? -1 : standing.reserved();
    reserve.setDisable(number(reserved) < 0 || number(reserved) == now);
    release.setDisable(now < 0);
    model.unsaved().set(standing != null && !reserved.getText().strip().equals(shown));
    provision.setDisable(qualifier.getValue() == null || number(warm) < 1);
  }

  private void names(List<String> names) {
    String chosen = qualifier.getValue();
    FormParts.fill(
        qualifier,
        names,
        chosen != null && names.contains(chosen)
            ? chosen
            : names.isEmpty() ? null : names.getFirst());
    enable();
  }

  private void show() {
    Standing standing = model.standingProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("lambda-scale-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (standing == null) {
      reserved.clear();
      shown = "";
      view.showLoading();
    } else {
      view.showContent();
      fill(standing);
    }
  }

  private void fill(Standing standing) {
    figures
        .getChildren()
        .setAll(
            figure(Format.number(standing.account()), "scale.account", ""),
            figure(Format.number(standing.unreserved()), "scale.unreserved", ""),
            figure(
                standing.reserved() < 0
                    ? texts.get("scale.none")
                    : Format.number(standing.reserved()),
                "scale.reserved",
                standing.reserved() == 0 ? "danger" : "accent"));
    String now = standing.reserved() < 0 ? "" : "" + standing.reserved();
    String typed = reserved.getText().strip();
    boolean edits = !typed.equals(shown) && !typed.equals(now);
    foreign.setVisible(edits && (foreign.isVisible() || !now.equals(shown)));
    shown = now;
    if (!edits) {
      reserved.setText(now);
    }
    off.setText(
        texts.get(
            standing.reserved() == 0
                ? "scale.off"
                : standing.reserved() < 0 ? "scale.shared" : "scale.own"));
    enable();
    provisioned.getChildren().clear();
    int row = 0;
    for (Provisioned each : standing.provisioned()) {
      Label name = new Label(each.qualifier());
      name.getStyleClass().add("heading");
      Tone tone =
          switch (each.status()) {
            case "READY" -> Tone.SUCCESS;
            case "FAILED" -> Tone.DANGER;
            default -> Tone.WARNING;
          };
      Button end =
          parts.button(
              "lambda-provision-end-" + each.qualifier(),
              "scale.end",
              "",
              () -> model.provision(each.qualifier(), 0));
      end.getStyleClass().addAll("small", "flat");
      provisioned.addRow(
          row++,
          name,
          new Chip(each.status(), tone),
          new Label(texts.get("scale.warm", each.available(), each.requested())),
          new Label(each.reason()),
          end);
    }
    live(model.minuteProperty().get());
  }

  private VBox figure(String value, String key, String style) {
    Label figure = new Label(value);
    figure.getStyleClass().add("figure");
    if (!style.isEmpty()) {
      figure.getStyleClass().add(style);
    }
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("text-small", "text-muted");
    return new VBox(figure, name);
  }

  private void live(ScaleViewModel.@Nullable Minute minute) {
    Standing standing = model.standingProperty().get();
    chart.show(minute, standing == null ? -1 : standing.reserved());
    throttles.getChildren().clear();
    if (minute == null || minute.throttles().isEmpty()) {
      throttles.getChildren().add(parts.note(texts.get("scale.nothrottle")));
      return;
    }
    throttles
        .getChildren()
        .add(parts.note(texts.get("scale.throttles", minute.throttles().size())));
    for (Inside.Throttle each :
        minute.throttles().subList(0, Math.min(MOST_SHOWN, minute.throttles().size()))) {
      Label time = new Label(Format.timeMillis(each.at()));
      time.setMinWidth(Region.USE_PREF_SIZE);
      time.getStyleClass().add("mono");
      Label reason = new Label("429 " + each.reason());
      reason.getStyleClass().addAll("mono", "danger");
      HBox row = new HBox(12, time, reason);
      row.setAlignment(Pos.CENTER_LEFT);
      throttles.getChildren().add(row);
    }
  }

  StateView view() {
    return view;
  }
}
