package dev.lectern.pane.demos;

import dev.lectern.lab.Demo;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.lab.LabException;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.pane.demos.DemosViewModel.Stand;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of demos, and the steps of one with what the speaker may say. */
public final class DemosController {

  private final DemosViewModel model;
  private final Shell shell;
  private final Texts texts;
  private final MarkdownHost host;

  /** Pixels between a step that was brought into sight and the edge. */
  private static final double ABOVE = 16;

  /** How many steps were done when they were shown last. */
  private int seen;

  @FXML private ListView<Demo> list;
  @FXML private ScrollPane scroll;
  @FXML private VBox page;
  @FXML private Label title;
  @FXML private Label summary;
  @FXML private Chip minutes;
  @FXML private Button setUp;
  @FXML private Button reset;
  @FXML private VBox trouble;
  @FXML private VBox steps;

  DemosController(DemosViewModel model, Shell shell, Desktop desktop, Texts texts) {
    this.model = model;
    this.shell = shell;
    this.host = new MarkdownHost(desktop::copy, desktop::browse, address -> Optional.empty());
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    list.setCellFactory(view -> new DemoCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    setUp.setOnAction(event -> model.setUp());
    reset.setOnAction(event -> model.reset());
    setUp.disableProperty().bind(model.busyProperty());
    model.catalogueProperty().addListener((o, before, now) -> fill(now));
    model.standProperty().addListener((o, before, now) -> show());
    model.busyProperty().addListener((o, before, now) -> show());
    fill(model.catalogueProperty().get());
    show();
  }

  private void fill(DemoDesk.@Nullable Catalogue all) {
    if (all == null) {
      return;
    }
    list.getItems().setAll(all.demos());
    show();
  }

  private void show() {
    Stand stand = model.standProperty().get();
    DemoDesk.Catalogue all = model.catalogueProperty().get();
    String none = all == null ? "reading" : "none";
    title.setText(
        stand == null ? texts.get(none) : stand.demo().id() + "  " + stand.demo().title());
    summary.setText(
        stand != null ? stand.demo().summary() : all == null ? "" : texts.get("none.text"));
    minutes.setText(stand == null ? "" : texts.get("minutes", stand.demo().minutes()));
    minutes.setVisible(stand != null);
    setUp.setVisible(stand != null);
    setUp.setText(texts.get(stand != null && stand.ready() ? "again" : "set-up"));
    reset.setVisible(stand != null);
    reset.setDisable(stand == null || !stand.ready() || model.busyProperty().get());
    trouble.getChildren().clear();
    if (all != null) {
      for (LabException.Finding finding : all.problems()) {
        trouble.getChildren().add(new MessageBand(Tone.WARNING, finding.toString()));
      }
    }
    steps.getChildren().clear();
    if (stand != null) {
      list.getSelectionModel().select(stand.demo());
      if (stand.problem() != null && !current(stand)) {
        trouble.getChildren().add(band(stand.problem()));
      }
      for (int i = 0; i < stand.demo().steps().size(); i++) {
        steps.getChildren().add(step(stand, i));
      }
      int done = stand.done().size();
      if (done > seen && current(stand)) {
        reveal(steps.getChildren().get(done));
      }
      seen = done;
    }
  }

  /** Brings a step into sight, its buttons too, when it begins or ends below what is seen. */
  private void reveal(Node step) {
    scroll.applyCss();
    scroll.layout();
    double sight = scroll.getViewportBounds().getHeight();
    double hidden = page.getHeight() - sight;
    double top = page.sceneToLocal(step.localToScene(0, 0)).getY();
    double end = top + step.getLayoutBounds().getHeight() + ABOVE;
    if (hidden > 0 && end > scroll.getVvalue() * hidden + sight) {
      scroll.setVvalue(Math.clamp(Math.min(top - ABOVE, end - sight) / hidden, 0, 1));
    }
  }

  /** Whether a step is under way, which then tells what went wrong: the top may be out of sight. */
  private static boolean current(Stand stand) {
    return stand.ready() && stand.done().size() < stand.demo().steps().size();
  }

  private static MessageBand band(UserProblem problem) {
    return new MessageBand(
        Tone.DANGER, problem.title() + " " + problem.why() + " " + problem.remedy());
  }

  private Node step(Stand stand, int index) {
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
    Button show = new Button(texts.get("show"), Icons.of("fth-hard-drive"));
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
