package dev.lectern.pane.labs;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Check;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Step;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a step shows when it is unfolded: what to do, answers, what was found, hints. */
final class StepCard {

  private final LabsViewModel model;
  private final LabActions acts;
  private final LabsServices services;
  private final Lines lines;
  private final Kept kept;
  private final Texts texts;
  private final Results results;
  private final Hints hints;

  /**
   * @param kept what of the page stays when it is built again
   */
  StepCard(
      LabsViewModel model,
      LabActions acts,
      LabsServices services,
      Lines lines,
      Kept kept,
      Texts texts) {
    this.model = model;
    this.acts = acts;
    this.services = services;
    this.lines = lines;
    this.kept = kept;
    this.texts = texts;
    results = new Results(model, services, texts);
    hints = new Hints(model, acts, texts);
  }

  Node build(View view, Step step) {
    StepProgress progress = view.progress().step(step.id());
    Step current = model.current();
    boolean now = current != null && current.id().equals(step.id());
    List<Node> nodes = new ArrayList<>();
    List<Object> what = List.of(view.lab().id(), step, view.values(), now);
    String guide = view.lab().guide().getOrDefault(step.id(), "");
    nodes.add(
        kept.node(
            List.of("guide", what, guide),
            () -> LabParts.markdown("labs-guide-" + step.id(), guide, view, services, lines)));
    for (Check.Calc question : step.questions()) {
      nodes.add(
          kept.node(
              List.of("question", what, question), () -> question(view, step, question, now)));
    }
    if (!progress.results().isEmpty() && (now || progress.state() == StepState.PASSED)) {
      nodes.add(results.build(step, progress));
    }
    if (now) {
      nodes.add(buttons(what, step, progress));
      nodes.add(
          kept.node(
              List.of("hints", what, progress.hints(), model.canWork()),
              () -> hints.build(view, step, progress)));
    } else if (progress.over()) {
      addOver(nodes, view, step, progress);
    } else {
      nodes.add(LabParts.text(texts.get("later"), "text-small", "text-muted"));
    }
    return kept.column(List.of("body", view.lab().id(), step.id()), nodes, "labs-step-body");
  }

  private Node question(View view, Step step, Check.Calc question, boolean now) {
    Label label =
        LabParts.text(
            question.label().isEmpty() ? texts.get("questions") : view.text(question.label()),
            "text-small");
    TextField field = new TextField(model.draft(step, question.answer()));
    field.setId("labs-answer-" + step.id() + "-" + question.answer());
    field.setPromptText(texts.get("question.prompt"));
    field.setAccessibleText(label.getText());
    field.setEditable(now);
    field.getStyleClass().add("mono");
    label.setLabelFor(field);
    field
        .textProperty()
        .addListener((o, before, typed) -> model.type(step, question.answer(), typed));
    field.setOnAction(event -> acts.check.run().run());
    VBox box = new VBox(label, field);
    box.getStyleClass().add("labs-question");
    return box;
  }

  private Node buttons(List<Object> what, Step step, StepProgress progress) {
    LabsViewModel.Busy busy = model.busyProperty().get();
    if (busy != null && busy.stepId().equals(step.id())) {
      return LabPage.busy(busy, model, texts);
    }
    boolean again = progress.tries() > 0;
    return kept.node(List.of("buttons", what, again), () -> buttons(step, again));
  }

  private Node buttons(Step step, boolean again) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("labs-buttons");
    String check = texts.get(again ? "check.again" : "check");
    row.getChildren().add(LabPage.button(acts.check, check, "success"));
    if (!step.targets().isEmpty() || !step.opens().isEmpty()) {
      row.getChildren().add(LabPage.button(acts.where, texts.get("where"), "flat"));
    }
    return row;
  }

  private void addOver(List<Node> nodes, View view, Step step, StepProgress progress) {
    if (progress.state() == StepState.SHOWN) {
      nodes.add(solution(view, step));
    }
    if (progress.hints() > 0) {
      nodes.add(
          LabParts.text(texts.get("hint.used", progress.hints()), "text-small", "text-muted"));
    }
    Button reset = new Button(texts.get("reset.this"), Icons.of("fth-rotate-ccw"));
    reset.setId("labs-reset-" + step.id());
    reset.getStyleClass().addAll("small", "flat");
    reset.setDisable(model.busyProperty().get() != null || !view.lost().isEmpty());
    reset.setOnAction(event -> acts.questions().reset(step.id()));
    nodes.add(reset);
  }

  /** The calls as the solution file has them, with the learner's names in them. */
  private Node solution(View view, Step step) {
    VBox box = new VBox(LabParts.text(texts.get("solution.calls"), "heading"));
    box.getStyleClass().add("labs-solution");
    StringBuilder code = new StringBuilder();
    for (Call call : view.lab().solution().steps().getOrDefault(step.id(), List.of())) {
      code.append("```json\n").append(call.call()).append(' ');
      code.append(view.text(Json.PRETTY.writeValueAsString(call.with()))).append("\n```\n\n");
    }
    MarkdownView shown = LabParts.plain("labs-solution-" + step.id(), code.toString(), services);
    box.getChildren().add(shown);
    box.getChildren().add(LabParts.text(texts.get("solution.see"), "text-small", "text-muted"));
    return box;
  }

  static Node mistake(String title, List<String> sentences) {
    VBox lines = new VBox(LabParts.text(title, "heading"));
    sentences.forEach(sentence -> lines.getChildren().add(LabParts.text(sentence)));
    lines.getStyleClass().add("labs-band-text");
    Node band = LabParts.band(Tone.WARNING, "fth-alert-triangle", lines);
    band.setId("labs-mistakes");
    return band;
  }
}
