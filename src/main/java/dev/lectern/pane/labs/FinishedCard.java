package dev.lectern.pane.labs;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk.Entry;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.Step;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The end of a lab: points, what was seen on the way, where to go on. */
final class FinishedCard {

  private final LabsViewModel model;
  private final LabActions acts;
  private final Texts texts;

  FinishedCard(LabsViewModel model, LabActions acts, Texts texts) {
    this.model = model;
    this.acts = acts;
    this.texts = texts;
  }

  Node build(View view) {
    Lab lab = view.lab();
    int score = view.progress().score();
    boolean full = score == lab.points();
    HBox title =
        LabParts.line(
            LabParts.icon("fth-award", full ? "labs-tone-success" : "labs-tone-accent"),
            LabParts.text(texts.get("finished", lab.id()), "figure"),
            "labs-finished-title");
    String points =
        full
            ? texts.get("finished.full", lab.points())
            : texts.get("finished.score", score, lab.points());
    VBox card = new VBox(title, LabParts.text(points, "heading"), LabParts.text(lab.summary()));
    card.setId("labs-finished");
    card.getStyleClass().add("labs-finished");
    addSeen(card, view);
    FlowPane ways = new FlowPane();
    ways.getStyleClass().add("labs-buttons");
    next(lab)
        .ifPresent(
            entry ->
                ways.getChildren()
                    .add(
                        button(
                            "labs-next",
                            texts.get("finished.next", entry.lab().id()),
                            "fth-arrow-right",
                            () -> model.open(entry.lab().id()),
                            "accent")));
    ways.getChildren().add(button("labs-list", texts.get("all"), "fth-list", model::list, "plain"));
    ways.getChildren()
        .add(
            button(
                "labs-finished-again",
                texts.get("again"),
                "fth-rotate-ccw",
                acts.questions()::startAgain,
                "flat"));
    ways.getChildren()
        .add(
            button(
                "labs-finished-clean",
                texts.get("clean"),
                "fth-trash-2",
                acts.questions()::cleanUp,
                "flat"));
    if (!view.progress().sessionId().startsWith(LabProgress.SANDBOX)) {
      card.getChildren().add(LabParts.text(texts.get("finished.clean")));
    }
    card.getChildren().add(ways);
    return card;
  }

  /** What the checks proved, step by step: what the learner can say afterwards. */
  private void addSeen(VBox card, View view) {
    VBox seen = new VBox(LabParts.text(texts.get("finished.learned"), "heading"));
    seen.getStyleClass().add("labs-results");
    for (Step step : view.lab().steps()) {
      List<CheckResult> results = view.progress().step(step.id()).results();
      results.stream()
          .filter(CheckResult::passed)
          .forEach(
              result ->
                  seen.getChildren()
                      .add(
                          LabParts.line(
                              LabParts.icon("fth-check", "labs-tone-success"),
                              LabParts.text(result.claim(), "text-small"),
                              "labs-result")));
    }
    if (seen.getChildren().size() > 1) {
      card.getChildren().add(seen);
    }
  }

  /** The next one in the course that is not finished; after the last those that were left out. */
  private Optional<Entry> next(Lab lab) {
    LabsViewModel.Catalogue catalogue = model.catalogueProperty().get();
    if (catalogue == null) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>(catalogue.entries());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).lab().id().equals(lab.id())) {
        Collections.rotate(entries, -i - 1);
        break;
      }
    }
    return entries.stream()
        .filter(entry -> !entry.finished() && !entry.lab().id().equals(lab.id()))
        .findFirst();
  }

  private static Button button(
      String id, String text, String icon, Runnable press, String styleClass) {
    Button button = new Button(text, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add(styleClass);
    button.setOnAction(event -> press.run());
    return button;
  }
}
