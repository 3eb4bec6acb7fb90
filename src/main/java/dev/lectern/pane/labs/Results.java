package dev.lectern.pane.labs;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.Step;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the last check of a step found: what holds, what does not, why, and how to see it. */
final class Results {

  private final LabsViewModel model;
  private final LabsServices services;
  private final Texts texts;

  /** Ids of those whose command line is shown, so that it stays when the guide is built again. */
  private final Set<String> out = new HashSet<>();

  Results(LabsViewModel model, LabsServices services, Texts texts) {
    this.model = model;
    this.services = services;
    this.texts = texts;
  }

  Node build(Step step, StepProgress progress) {
    VBox box = new VBox();
    box.setId("labs-results-" + step.id());
    box.getStyleClass().add("labs-results");
    if (!progress.over()) {
      box.getChildren().add(sum(progress));
    }
    int number = 0;
    for (CheckResult result : progress.results()) {
      box.getChildren().add(line("labs-result-" + step.id() + "-" + ++number, result));
    }
    if (!progress.over() && !progress.mistakes().isEmpty()) {
      box.getChildren().add(StepCard.mistake(texts.get("mistake"), progress.mistakes()));
    }
    return box;
  }

  private Node sum(StepProgress progress) {
    long held = progress.results().stream().filter(CheckResult::passed).count();
    boolean fresh = model.outcomeProperty().get() instanceof Outcome.NotYet;
    String key = !fresh ? "result.last" : held == 0 ? "outcome.notyet.none" : "outcome.notyet";
    Label sum = LabParts.text(texts.get(key, held, progress.results().size()), "heading");
    sum.setId("labs-sum");
    return sum;
  }

  private Node line(String id, CheckResult result) {
    Label claim = LabParts.text(result.claim(), "text-small");
    VBox column = new VBox(claim);
    column.getStyleClass().add("labs-result-text");
    HBox.setHgrow(column, Priority.ALWAYS);
    if (!result.passed()) {
      claim.getStyleClass().add("heading");
      if (!result.found().isEmpty()) {
        column.getChildren().add(LabParts.text(result.found(), "text-small"));
      }
      if (!result.show().isBlank()) {
        addCommand(column, id, result.show());
      }
    }
    Node icon =
        LabParts.icon(
            result.passed() ? "fth-check" : "fth-x",
            result.passed() ? "labs-tone-success" : "labs-tone-danger");
    HBox line = new HBox(icon, column);
    line.setId(id);
    line.getStyleClass().add("labs-result");
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(
        texts.get(
            "result.accessible",
            texts.get(result.passed() ? "result.passed" : "result.failed"),
            result.claim(),
            result.found()));
    return line;
  }

  private void addCommand(VBox column, String id, String command) {
    MarkdownView code =
        LabParts.plain(id + "-command", "~~~~~~aws\n" + command + "\n~~~~~~", services);
    Button more = new Button(texts.get("result.show"));
    more.setId(id + "-show");
    more.getStyleClass().addAll("flat", "small", "labs-more");
    Runnable show =
        () -> {
          boolean shown = out.contains(id);
          code.setVisible(shown);
          code.setManaged(shown);
          more.setGraphic(
              LabParts.icon(shown ? "fth-chevron-down" : "fth-chevron-right", "labs-tone-quiet"));
        };
    more.setOnAction(
        event -> {
          if (!out.remove(id)) {
            out.add(id);
          }
          show.run();
        });
    show.run();
    column.getChildren().addAll(more, code);
  }
}
