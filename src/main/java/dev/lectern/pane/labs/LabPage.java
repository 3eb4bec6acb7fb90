package dev.lectern.pane.labs;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One lab: what to say first, then its steps; the one that is unfolded shows all of itself. */
final class LabPage {

  /** Stands for the lab's introduction among the steps that can be unfolded. */
  private static final String ABOUT = "#about";

  private final LabsViewModel model;
  private final LabActions acts;
  private final LabsServices services;
  private final Texts texts;
  private final Lines lines;
  private final Kept kept = new Kept();
  private final StepCard card;
  private final FinishedCard finished;

  LabPage(LabsViewModel model, LabActions acts, LabsServices services, Texts texts) {
    this.model = model;
    this.acts = acts;
    this.services = services;
    this.texts = texts;
    lines = new Lines(services, texts);
    card = new StepCard(model, acts, services, lines, kept, texts);
    finished = new FinishedCard(model, acts, texts);
  }

  List<Node> build(View view) {
    kept.begin();
    List<Node> nodes = new ArrayList<>();
    VBox news = new VBox();
    news.getStyleClass().add("labs-news");
    addNews(view, news.getChildren());
    if (!news.getChildren().isEmpty()) {
      nodes.add(news);
    }
    if (!view.progress().ready()) {
      nodes.add(start(view));
      return nodes;
    }
    if (view.progress().finished(view.lab())) {
      nodes.add(finished.build(view));
    }
    addAbout(view, nodes);
    for (Step step : view.lab().steps()) {
      boolean open = step.id().equals(model.unfoldedProperty().get());
      Node row = row(view, step, open);
      if (open) {
        String which = isCurrent(step) ? "current" : "other";
        VBox out =
            kept.column(
                List.of("card", view.lab().id(), step.id(), which),
                List.of(row, card.build(view, step)),
                "labs-card",
                which);
        out.setId("labs-card-" + step.id());
        nodes.add(out);
      } else {
        nodes.add(row);
      }
    }
    return nodes;
  }

  /** The buttons below the steps, for the step that is to be done now. */
  List<Node> foot() {
    return List.of(
        button(acts.reset, texts.get("reset")),
        button(acts.skip, texts.get("skip")),
        button(acts.solve, texts.get("solution")));
  }

  static Button button(Action action, String text, String... classes) {
    Button button = new Button(text, Icons.of(action.icon()));
    button.setId(action.id());
    button.setAccessibleText(action.text());
    button.setTooltip(
        new Tooltip(
            action.key() == null
                ? action.text()
                : action.text() + "  " + action.key().getDisplayText()));
    button.getStyleClass().addAll(classes.length == 0 ? new String[] {"flat"} : classes);
    button.disableProperty().bind(Bindings.not(action.enabled()));
    button.setOnAction(event -> action.run().run());
    return button;
  }

  static Button closeButton(LabsViewModel model, Texts texts) {
    Button close =
        Icons.button("labs-dismiss", "fth-x", texts.get("dismiss"), () -> model.dismiss());
    close.getStyleClass().add("small");
    return close;
  }

  /** What runs: its name or what it says of itself, how far it is, and how to stop it. */
  static VBox busy(LabsViewModel.Busy busy, LabsViewModel model, Texts texts) {
    Label what = LabParts.text("", "text-small");
    String title = texts.get("busy." + busy.deed().key());
    what.textProperty()
        .bind(busy.task().message().map(said -> said == null || said.isEmpty() ? title : said));
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(busy.task().progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(title);
    bar.getStyleClass().addAll("thin", "labs-bar");
    Button cancel = new Button(texts.get("cancel"));
    cancel.setId("labs-cancel");
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> model.cancel());
    HBox line = new HBox(what, cancel);
    HBox.setHgrow(what, javafx.scene.layout.Priority.ALWAYS);
    line.getStyleClass().add("labs-busy-line");
    VBox box = new VBox(line, bar);
    box.setId("labs-busy");
    box.getStyleClass().add("labs-busy");
    return box;
  }

  private void addNews(View view, List<Node> news) {
    var problem = model.problemProperty().get();
    if (problem != null) {
      news.add(LabParts.problem(problem, closeButton(model, texts)));
    }
    if (!view.lost().isEmpty()) {
      news.add(lost(view));
    }
    LabsViewModel.Busy busy = model.busyProperty().get();
    if (busy != null && !busy.stepId().equals(model.unfoldedProperty().get())) {
      news.add(busy(busy, model, texts));
    }
    Node said = outcome(view);
    if (said != null) {
      news.add(said);
    }
  }

  private @Nullable Node outcome(View view) {
    return switch (model.outcomeProperty().get()) {
      case Outcome.None none -> null;
      case Outcome.Passed passed -> {
        boolean all = view.progress().finished(view.lab());
        String key = all ? "outcome.passed.all" : "outcome.passed.next";
        String text = texts.get(key, passed.number(), passed.score(), passed.step().points());
        yield said(Tone.SUCCESS, "fth-check-circle", text);
      }
      case Outcome.NotYet notYet -> null;
      case Outcome.Cancelled cancelled ->
          said(Tone.NEUTRAL, "fth-slash", texts.get("cancelled." + cancelled.deed().key()));
      case Outcome.Done done ->
          said(Tone.ACCENT, "fth-info", texts.get("done." + done.deed().key()));
    };
  }

  private Node said(Tone tone, String icon, String sentence) {
    HBox band = LabParts.band(tone, icon, LabParts.text(sentence));
    band.setId("labs-outcome");
    band.getChildren().add(closeButton(model, texts));
    return band;
  }

  private Node lost(View view) {
    boolean here = model.begunHere();
    Button again = new Button(texts.get("again"));
    again.setId("labs-lost-again");
    again.getStyleClass().add("small");
    again.setDisable(model.busyProperty().get() != null || services.session().getValue().isEmpty());
    again.setOnAction(event -> acts.questions().startAgain());
    FlowPane ways = new FlowPane(again);
    ways.getStyleClass().add("labs-buttons");
    if (here && model.current() != null) {
      ways.getChildren().addFirst(button(acts.reset, texts.get("reset"), "small"));
    }
    HBox band =
        LabParts.band(
            Tone.WARNING,
            "fth-alert-triangle",
            LabParts.text(texts.get(here ? "lost.here" : "lost.title"), "heading"),
            LabParts.text(view.lost()),
            LabParts.text(texts.get(here ? "lost.here.ways" : "lost.ways")),
            ways);
    band.setId("labs-lost");
    return band;
  }

  private Node start(View view) {
    Lab lab = view.lab();
    List<String> owned = lab.resources(view.values()).stream().map(Resource::toString).toList();
    String made =
        owned.isEmpty()
            ? texts.get("start.text.none")
            : texts.get("start.text", String.join(", ", owned));
    VBox page =
        new VBox(
            LabParts.text(lab.summary(), "heading"),
            LabParts.markdown("labs-intro", lab.intro(), view, services, lines),
            LabParts.text(texts.get("start.title"), "heading"),
            LabParts.text(made, "text-muted"));
    if (!services.onSandbox() && !lab.sandboxOnly()) {
      String key = "cost." + lab.cost().name().toLowerCase(Locale.ROOT);
      page.getChildren().add(LabParts.text(texts.get(key)));
    }
    if (model.busyProperty().get() == null) {
      page.getChildren().add(button(acts.start, texts.get("start"), "accent"));
    }
    page.getStyleClass().add("labs-start");
    return page;
  }

  private void addAbout(View view, List<Node> nodes) {
    boolean open = ABOUT.equals(model.unfoldedProperty().get());
    Label name = new Label(texts.get("about"));
    Button row =
        fold(
            "labs-about",
            LabParts.icon("fth-info", "text-muted"),
            name,
            new Label(),
            open,
            () -> model.fold(ABOUT));
    row.setAccessibleText(texts.get("about"));
    if (!open) {
      nodes.add(row);
      return;
    }
    Button again = new Button(texts.get("again"), Icons.of("fth-rotate-ccw"));
    again.setId("labs-again");
    again.getStyleClass().add("small");
    again.setDisable(model.busyProperty().get() != null);
    again.setOnAction(event -> acts.questions().startAgain());
    VBox body =
        new VBox(
            LabParts.text(view.lab().summary(), "heading"),
            LabParts.markdown("labs-intro", view.lab().intro(), view, services, lines),
            new FlowPane(8, 8, again, button(acts.clean, texts.get("clean"), "small")));
    body.getStyleClass().add("labs-step-body");
    VBox out = new VBox(row, body);
    out.getStyleClass().addAll("labs-card", "other");
    nodes.add(out);
  }

  private Node row(View view, Step step, boolean open) {
    StepProgress progress = view.progress().step(step.id());
    int number = view.lab().steps().indexOf(step) + 1;
    boolean current = isCurrent(step);
    return kept.node(
        List.of(
            "row",
            view.lab().id(),
            number,
            step,
            open,
            current,
            progress.state(),
            progress.score()),
        () -> row(step, number, progress, open, current));
  }

  private Button row(Step step, int number, StepProgress progress, boolean open, boolean current) {
    String icon =
        switch (progress.state()) {
          case PASSED -> "fth-check-circle";
          case SKIPPED -> "fth-skip-forward";
          case SHOWN -> "fth-book-open";
          case OPEN -> current ? "fth-target" : "fth-lock";
        };
    String tone =
        switch (progress.state()) {
          case PASSED -> "labs-tone-success";
          case OPEN -> current ? "labs-tone-accent" : "labs-tone-quiet";
          default -> "labs-tone-quiet";
        };
    Label name = new Label(texts.get("step.go", number, step.title()));
    name.setWrapText(open);
    Label points = new Label(texts.get("points", progress.score(), step.points()));
    points.getStyleClass().addAll("text-small", "text-muted");
    Button row =
        fold(
            "labs-step-" + step.id(),
            LabParts.icon(icon, tone),
            name,
            points,
            open,
            () -> model.fold(step.id()));
    if (current) {
      name.getStyleClass().add("heading");
    } else if (progress.state() != StepState.PASSED || !open) {
      name.getStyleClass().add("text-muted");
    }
    row.setAccessibleText(
        texts.get(
            "step.accessible",
            number,
            step.title(),
            texts.get("step." + state(progress, current)),
            progress.score(),
            step.points()));
    if (!open) {
      row.setTooltip(new Tooltip(step.title()));
    }
    return row;
  }

  private static String state(StepProgress progress, boolean current) {
    return switch (progress.state()) {
      case PASSED -> "passed";
      case SKIPPED -> "skipped";
      case SHOWN -> "shown";
      case OPEN -> current ? "open" : "later";
    };
  }

  private boolean isCurrent(Step step) {
    Step current = model.current();
    return current != null && current.id().equals(step.id());
  }

  private static Button fold(
      String id, Node icon, Label name, Label right, boolean open, Runnable press) {
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    right.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    HBox line = new HBox(icon, name, right);
    HBox.setHgrow(name, javafx.scene.layout.Priority.ALWAYS);
    line.getStyleClass().add("labs-step-line");
    Button row = new RowButton(id, line);
    row.getStyleClass().add(open ? "open" : "closed");
    row.setOnAction(event -> press.run());
    return row;
  }
}
