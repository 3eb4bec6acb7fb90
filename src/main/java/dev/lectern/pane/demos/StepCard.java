package dev.lectern.pane.demos;

import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.pane.demos.DemosViewModel.Stand;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Draws the steps of a demo: what to say, what to expect, and the buttons of the next one. */
final class StepCard {

  private final DemosViewModel model;
  private final Shell shell;
  private final MarkdownHost host;
  private final Texts texts;

  /** The step whose calls are told; they stay in sight when its card is made anew. */
  private @Nullable DemoStep told;

  StepCard(DemosViewModel model, Shell shell, MarkdownHost host, Texts texts) {
    this.model = model;
    this.shell = shell;
    this.host = host;
    this.texts = texts;
  }

  static MessageBand band(UserProblem problem) {
    return new MessageBand(
        Tone.DANGER, problem.title() + " " + problem.why() + " " + problem.remedy());
  }

  /** A step as it stands now, by its place from 0. */
  Node of(Stand stand, int index) {
    DemoStep step = stand.demo().steps().get(index);
    boolean done = index < stand.done().size();
    boolean now = stand.ready() && index == stand.done().size();
    Label heading = new Label((index + 1) + "  " + step.title());
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    if (done) {
      heading.setGraphic(
          Icons.of(stand.done().get(index).asExpected() ? "fth-check-circle" : "fth-alert-circle"));
      heading.getStyleClass().add(stand.done().get(index).asExpected() ? "success" : "warning");
    }
    VBox card = new VBox(heading);
    card.getStyleClass().addAll("demos-step", now ? "now" : done ? "past" : "later");
    if (now || done) {
      MarkdownView notes = new MarkdownView(host, text(stand, step.notes()));
      notes.setId("demo-notes-" + (index + 1));
      card.getChildren().add(notes);
      card.getChildren().add(line("fth-eye", texts.get("expect", text(stand, step.expect()))));
    }
    if (done) {
      outcome(card, stand.done().get(index));
    }
    if (now) {
      if (stand.problem() != null) {
        card.getChildren().add(band(stand.problem()));
      }
      if (stand.undone() != null) {
        card.getChildren().add(undone(stand.undone()));
      }
      card.getChildren().add(buttons(stand, step, index + 1));
      card.getChildren().add(way(stand, step));
    } else if (done && !step.show().isEmpty()) {
      card.getChildren().add(new HBox(showButton(stand, step, index + 1)));
    }
    return card;
  }

  private String text(Stand stand, String template) {
    return template.contains("${") ? model.text(stand.demo(), template) : template;
  }

  private void outcome(VBox card, Outcome outcome) {
    if (!outcome.asExpected()) {
      card.getChildren()
          .add(
              line(
                  "fth-alert-triangle",
                  texts.get("unexpected", outcome.expected(), outcome.found())));
    }
  }

  private Node undone(Outcome found) {
    Button skip = new Button(texts.get("skip"));
    skip.setId("demo-skip");
    skip.getStyleClass().add("small");
    skip.setMinWidth(Region.USE_PREF_SIZE);
    skip.setDisable(model.busyProperty().get());
    skip.setOnAction(event -> model.goOn());
    MessageBand band =
        new MessageBand(Tone.WARNING, texts.get("undone", found.expected(), found.found()), skip);
    band.setId("demo-undone");
    return band;
  }

  /** What the step's calls are, for whoever does it by hand; closed to begin with. */
  private Node way(Stand stand, DemoStep step) {
    VBox way = new VBox(4);
    ToggleButton open = new ToggleButton(texts.get("way"), Icons.of("fth-list"));
    open.setId("demo-way");
    open.getStyleClass().addAll("small", "flat");
    open.setSelected(step.equals(told));
    open.setOnAction(
        pressed -> {
          told = open.isSelected() ? step : null;
          tell(way, open, stand, step);
        });
    tell(way, open, stand, step);
    return way;
  }

  private void tell(VBox way, ToggleButton open, Stand stand, DemoStep step) {
    way.getChildren().setAll(open);
    if (open.isSelected()) {
      String calls = ByHand.of(step, template -> text(stand, template), texts);
      MarkdownView view = new MarkdownView(host, calls);
      view.setId("demo-way-text");
      way.getChildren().add(view);
    }
  }

  private Node buttons(Stand stand, DemoStep step, int number) {
    List<Node> buttons = new ArrayList<>();
    Button perform = new Button(texts.get("perform"), Icons.of("fth-play"));
    perform.setId("demo-perform");
    perform.getStyleClass().addAll("small", "accent");
    perform.setDisable(model.busyProperty().get());
    perform.setOnAction(event -> model.perform());
    Button hand = new Button(texts.get("by-hand"));
    hand.setId("demo-by-hand");
    hand.getStyleClass().add("small");
    hand.setDisable(model.busyProperty().get());
    hand.setOnAction(event -> model.byHand());
    buttons.add(perform);
    buttons.add(hand);
    if (!step.show().isEmpty()) {
      buttons.add(showButton(stand, step, number));
    }
    HBox row = new HBox(8);
    row.getChildren().addAll(buttons);
    return row;
  }

  private Button showButton(Stand stand, DemoStep step, int number) {
    Button show = new Button(texts.get("show"), Icons.of("fth-map-pin"));
    show.setId("demo-show-" + number);
    show.setAccessibleText(texts.get("show.long", step.title()));
    show.getStyleClass().add("small");
    show.setOnAction(
        event ->
            shell.open(
                DemoTalk.pane(stand.demo(), step),
                model.text(stand.demo(), step.place(number <= stand.done().size()))));
    return show;
  }

  private static Node line(String icon, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, Icons.of(icon), label);
    row.getStyleClass().add("demos-line");
    return row;
  }
}
