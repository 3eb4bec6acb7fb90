package dev.lectern.pane.calls;

import dev.lectern.sandbox.Authority.Change;
import dev.lectern.sandbox.Authority.Finding;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A decision of the sandbox: layer by layer, the statement that decided, and what would change it.
 * Two columns where there is room. FX thread.
 */
final class WhyView extends StackPane {

  /** Narrower than this, one column stands below the other. */
  private static final double TWO_COLUMNS = 720;

  private final CallServices services;
  private final Texts texts;
  private final String prefix;
  private final VBox left = new VBox(12);
  private final VBox right = new VBox(12);
  private boolean wide;

  /**
   * A view.
   *
   * @param prefix what the ids of its nodes begin with
   */
  WhyView(CallServices services, Texts texts, String prefix) {
    this.services = services;
    this.texts = texts;
    this.prefix = prefix;
    left.setMinWidth(0);
    right.setMinWidth(0);
    widthProperty().addListener((o, before, now) -> arrange());
    arrange();
  }

  private void arrange() {
    boolean now = getWidth() >= TWO_COLUMNS;
    if (now == wide && !getChildren().isEmpty()) {
      return;
    }
    wide = now;
    if (wide) {
      left.setPrefWidth(400);
      right.setPrefWidth(400);
      HBox.setHgrow(left, Priority.ALWAYS);
      HBox.setHgrow(right, Priority.ALWAYS);
      getChildren().setAll(new HBox(16, left, right));
    } else {
      left.setPrefWidth(Region.USE_COMPUTED_SIZE);
      right.setPrefWidth(Region.USE_COMPUTED_SIZE);
      getChildren().setAll(new VBox(12, left, right));
    }
  }

  /** Shows what was found out. */
  void show(Explanation found) {
    LayersView layers = new LayersView(found.then(), texts, prefix);
    left.getChildren().setAll(layers, verdict(found));
    if (found.refused().size() > 1) {
      left.getChildren().addFirst(parts(found));
    }
    if (found.changed()) {
      left.getChildren().add(changed(found));
    }
    if (!found.others().isEmpty()) {
      left.getChildren().add(others(found));
    }
    StatementView statement = new StatementView(texts, prefix, services.desktop()::copy);
    layers.chosenProperty().subscribe(match -> statement.show(found.then(), match));
    right.getChildren().setAll(statement);
    Finding now = found.now();
    if (now != null && !now.decision().allowed()) {
      right
          .getChildren()
          .add(
              now.changes().isEmpty()
                  ? new MessageBand(Tone.ACCENT, noChange(now.decision()))
                  : new ChangesView(
                      now.changes(), texts, prefix + "-change", change -> apply(change, found)));
    } else if (now == null && !found.then().allowed()) {
      right.getChildren().add(new MessageBand(Tone.ACCENT, texts.get("why.forgotten")));
    }
  }

  /** Of a batch each part that is refused can be looked at. */
  private Node parts(Explanation found) {
    ComboBox<String> part = new ComboBox<>();
    part.setId(prefix + "-part");
    part.setMaxWidth(Double.MAX_VALUE);
    found.refused().forEach(one -> part.getItems().add(name(one.decision())));
    part.setValue(name(found.then()));
    part.getSelectionModel()
        .selectedIndexProperty()
        .addListener((o, before, now) -> show(found.of(found.refused().get(now.intValue()))));
    Label many = new Label(texts.get("why.parts", found.refused().size()));
    many.setLabelFor(part);
    part.setAccessibleText(many.getText());
    return new VBox(4, many, part);
  }

  /** The action and the end of the ARN, in which the parts differ. */
  private static String name(Decision of) {
    return of.action() + " " + of.resource().replaceFirst("^(?:[^:]*:){5}", "");
  }

  private Node verdict(Explanation found) {
    boolean allowed = found.then().allowed();
    MessageBand band =
        new MessageBand(
            allowed ? Tone.SUCCESS : Tone.DANGER,
            texts.get(allowed ? "permission.allowed" : "permission.denied")
                + " "
                + found.then().reason());
    band.setId(prefix + "-decision");
    return band;
  }

  private Node changed(Explanation found) {
    MessageBand band =
        new MessageBand(
            found.then().allowed() ? Tone.WARNING : Tone.SUCCESS,
            texts.get(found.then().allowed() ? "why.now.denied" : "why.now.allowed"));
    band.setId(prefix + "-now");
    return band;
  }

  private String noChange(Decision decision) {
    if (decision.by() == Decision.Kind.SESSION) {
      return texts.get("change.none.session");
    }
    return texts.get(decision.by() == null ? "change.none.policy" : "change.none");
  }

  private Node others(Explanation found) {
    VBox all = new VBox();
    all.getStyleClass().add("why-layers");
    for (Explanation.Other other : found.others()) {
      boolean allowed = other.decision().allowed();
      Label name = Parts.whole(who(other), "heading", "why-name");
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      Label reason = new Label(other.decision().reason());
      reason.getStyleClass().add("text-muted");
      reason.setMinWidth(0);
      reason.setMaxWidth(Double.MAX_VALUE);
      reason.setWrapText(true);
      reason.setMinHeight(Region.USE_PREF_SIZE);
      HBox.setHgrow(reason, Priority.ALWAYS);
      Chip chip =
          new Chip(
              texts.get(allowed ? "why.allow" : "why.denies"),
              allowed ? Tone.SUCCESS : Tone.DANGER);
      chip.setMinWidth(Region.USE_PREF_SIZE);
      HBox row =
          new HBox(8, Icons.of(allowed ? "fth-check-circle" : "fth-x-circle"), name, reason, chip);
      row.getStyleClass().addAll("why-row", allowed ? "success" : "danger");
      row.setAccessibleText(who(other) + ": " + chip.getText() + ", " + reason.getText());
      all.getChildren().add(row);
    }
    Label quiet = Parts.text(texts.get("why.others.note"), "text-small", "text-muted");
    HBox heading = new HBox(8, Parts.whole(texts.get("why.others"), "heading"), quiet);
    heading.getStyleClass().add("call-row");
    return new VBox(4, heading, all);
  }

  private String who(Explanation.Other other) {
    return switch (other.who().kind()) {
      case ROOT -> "root";
      case ANONYMOUS -> texts.get("why.anonymous");
      case USER -> "user/" + other.who().name();
      case ROLE -> "role/" + other.who().name();
    };
  }

  private void apply(Change change, Explanation found) {
    Optional<SandboxInstance> sandbox = services.sandbox().get();
    if (sandbox.isEmpty()) {
      return;
    }
    services
        .tasks()
        .work(
            texts.get("change.apply"),
            progress -> {
              sandbox.get().authority().apply(change);
              return Explanation.of(sandbox.get(), found.entry());
            })
        .onSuccess(
            again -> {
              services.toasts().show(texts.get("change.done"), texts.get("change.done.detail"));
              again.ifPresent(this::show);
            })
        .onFailure(
            problem -> {
              services.dialogs().problem(problem);
              show(found);
            })
        .start();
  }
}
