package dev.lectern.pane.labs;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** What is done only after a question: it costs points, or takes away what is there. FX thread. */
final class LabQuestions {

  private final LabsViewModel model;
  private final LabsServices services;
  private final LabDesk desk;
  private final Texts texts;

  LabQuestions(LabsViewModel model, LabsServices services, Texts texts) {
    this.model = model;
    this.services = services;
    this.desk = services.desk();
    this.texts = texts;
  }

  /** Begins the lab again from its first step. */
  void startAgain() {
    View view = model.viewProperty().get();
    if (view != null && model.busyProperty().get() == null) {
      String owned =
          view.lab().resources(view.values()).stream()
              .map(Resource::toString)
              .collect(Collectors.joining(", "));
      ask("again", view.lab().title(), owned, true, model::start);
    }
  }

  /** Leaves the current step out. */
  void skip() {
    Step step = model.current();
    if (step != null && model.canWork()) {
      String labId = model.lab().map(Lab::id).orElseThrow();
      ask(
          "skip",
          step.title(),
          "",
          false,
          () -> model.run(Deed.SKIP, step.id(), progress -> desk.skip(labId, step.id())));
    }
  }

  /** Runs the solution of the current step. */
  void solve() {
    Step step = model.current();
    if (step != null && model.canWork()) {
      String labId = model.lab().map(Lab::id).orElseThrow();
      ask(
          "solve",
          step.title(),
          "",
          false,
          () ->
              model.run(Deed.SOLVE, step.id(), progress -> desk.solve(labId, step.id(), progress)));
    }
  }

  /** Puts a step back to its beginning; the desk says what that will do. */
  void reset(String stepId) {
    if (model.busyProperty().get() != null) {
      return;
    }
    model
        .lab()
        .ifPresent(
            lab ->
                services
                    .tasks()
                    .work("", progress -> desk.resetSays(lab.id(), stepId))
                    .onSuccess(says -> reset(lab, stepId, says))
                    .onFailure(model::failed)
                    .start());
  }

  private void reset(Lab lab, String stepId, String says) {
    ask(
        "reset",
        lab.step(stepId).title(),
        says,
        true,
        () -> model.run(Deed.RESET, stepId, progress -> desk.reset(lab.id(), stepId, progress)));
  }

  /** Deletes what belongs to the lab, after it was listed. */
  void cleanUp() {
    if (model.busyProperty().get() != null) {
      return;
    }
    model
        .lab()
        .ifPresent(
            lab ->
                services
                    .tasks()
                    .work(texts.get("busy.clean"), progress -> desk.left(lab.id()))
                    .onSuccess(left -> cleanUp(lab, left))
                    .onFailure(model::failed)
                    .start());
  }

  private void cleanUp(Lab lab, List<Resource> left) {
    Runnable clean = () -> model.run(Deed.CLEAN, "", progress -> desk.cleanUp(lab.id(), progress));
    if (left.isEmpty()) {
      clean.run();
    } else {
      String names = left.stream().map(Resource::toString).collect(Collectors.joining(", "));
      ask("clean", lab.id(), names, true, clean);
    }
  }

  private void ask(String key, String title, String what, boolean destructive, Runnable then) {
    Confirmation question =
        new Confirmation(
            texts.get("ask." + key + ".title", title),
            texts.get("ask." + key, title, what),
            texts.get("ask." + key + ".verb"),
            destructive);
    services
        .dialogs()
        .confirm(question)
        .thenAccept(
            yes -> {
              if (yes) {
                then.run();
              }
            });
  }
}
