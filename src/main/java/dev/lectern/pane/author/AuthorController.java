package dev.lectern.pane.author;

import dev.lectern.pane.author.AuthorViewModel.Stage;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form of a lab, the marks, and a card a step with what may be checked. */
public final class AuthorController {

  private static final int MOST_POINTS = 100;
  private static final int MOST_MINUTES = 240;

  private final AuthorViewModel model;
  private final Texts texts;

  @FXML private TextField id;
  @FXML private TextField title;
  @FXML private TextField summary;
  @FXML private Spinner<Integer> minutes;
  @FXML private Label now;
  @FXML private Button begin;
  @FXML private Button mark;
  @FXML private Button write;
  @FXML private Button prove;
  @FXML private Label missing;
  @FXML private ScrollPane page;
  @FXML private VBox messages;
  @FXML private VBox steps;

  AuthorController(AuthorViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    id.textProperty().bindBidirectional(model.id);
    title.textProperty().bindBidirectional(model.title);
    summary.textProperty().bindBidirectional(model.summary);
    number(minutes, model.minutes, MOST_MINUTES);
    begin.setOnAction(event -> model.begin());
    mark.setOnAction(event -> model.mark());
    write.setOnAction(event -> model.write());
    prove.setOnAction(event -> model.prove());
    List.<Property<?>>of(model.id, model.title, model.summary)
        .forEach(property -> property.subscribe(this::ready));
    model.busyProperty().subscribe(this::show);
    model.stageProperty().subscribe(this::show);
    model.problemProperty().subscribe(this::show);
    model.leftProperty().subscribe(this::show);
    model.stepsProperty().subscribe(this::fill);
    fill();
  }

  private static void number(Spinner<Integer> spinner, SimpleIntegerProperty value, int most) {
    spinner.setValueFactory(
        new SpinnerValueFactory.IntegerSpinnerValueFactory(1, most, value.get()));
    spinner.setEditable(true);
    value.bind(spinner.valueProperty());
  }

  private void show() {
    Stage stage = model.stageProperty().get();
    boolean busy = model.busyProperty().get();
    boolean watching = stage instanceof Stage.Beginning || stage instanceof Stage.Steps;
    begin.setText(texts.get(stage instanceof Stage.Idle ? "begin" : "again"));
    begin.setDisable(busy);
    mark.setText(texts.get(stage instanceof Stage.Beginning ? "mark.beginning" : "mark.step"));
    mark.setDisable(busy || !watching);
    now.setText(
        switch (stage) {
          case Stage.Idle idle -> texts.get("now.idle", model.prefix());
          case Stage.Beginning beginning -> texts.get("now.beginning", model.prefix());
          case Stage.Steps doing ->
              texts.get("now.step", model.stepsProperty().get().size() + 1, model.prefix());
          case Stage.Written written -> texts.get("now.written", written.folder());
        });
    prove.setVisible(stage instanceof Stage.Written);
    prove.setManaged(prove.isVisible());
    prove.setDisable(busy);
    messages();
    ready();
  }

  private void messages() {
    messages.getChildren().clear();
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      message(Tone.DANGER, problem.title() + " " + problem.why() + " " + problem.remedy());
    }
    model.leftProperty().get().forEach(sentence -> message(Tone.WARNING, sentence));
    if (model.stageProperty().get() instanceof Stage.Written(var folder, List<String> faults)
        && faults != null) {
      if (faults.isEmpty()) {
        message(Tone.SUCCESS, texts.get("proven", folder));
      }
      faults.forEach(fault -> message(Tone.DANGER, fault));
    }
  }

  /** Seen at once, wherever on the page it was asked for. */
  private void message(Tone tone, String text) {
    messages.getChildren().add(new MessageBand(tone, text));
    page.setVvalue(0);
  }

  private void ready() {
    String what = model.missing();
    boolean watching = model.stageProperty().get() instanceof Stage.Steps;
    write.setDisable(model.busyProperty().get() || !watching || !what.isEmpty());
    missing.setText(watching && !what.isEmpty() ? texts.get("missing." + what) : "");
  }

  private void fill() {
    int shown = steps.getChildren().size();
    List<StepForm> all = model.stepsProperty().get();
    if (all.size() < shown) {
      steps.getChildren().clear();
      shown = 0;
    }
    for (int i = shown; i < all.size(); i++) {
      steps.getChildren().add(card(all.get(i), i + 1));
    }
    show();
  }

  private Node card(StepForm step, int number) {
    TextField heading = field(step.title, "author-step-" + number, texts.get("step.title"));
    heading.getStyleClass().add("heading");
    HBox.setHgrow(heading, Priority.ALWAYS);
    Spinner<Integer> points = new Spinner<>();
    points.setId("author-points-" + number);
    points.setAccessibleText(texts.get("step.points"));
    points.getStyleClass().add("author-number");
    number(points, step.points, MOST_POINTS);
    HBox top = new HBox(8, heading, points, new Label(texts.get("step.points")));
    top.getStyleClass().add("author-line");
    VBox card = new VBox(top, quiet(texts.get("step.calls", calls(step))));
    card.getStyleClass().add("author-step");
    card.getChildren().add(label("step.checks"));
    if (step.checks.isEmpty()) {
      card.getChildren().add(quiet(texts.get("step.none")));
    }
    for (int i = 0; i < step.checks.size(); i++) {
      card.getChildren().add(check(step.checks.get(i), number + "-" + (i + 1)));
    }
    card.getChildren().add(label("step.hints"));
    for (int i = 0; i < step.hints.size(); i++) {
      card.getChildren()
          .add(
              field(
                  step.hints.get(i),
                  "author-hint-" + number + "-" + (i + 1),
                  texts.get("step.hint", i + 1)));
    }
    step.title.subscribe(this::ready);
    return card;
  }

  private static String calls(StepForm step) {
    return String.join(", ", step.calls.stream().map(call -> call.call()).toList());
  }

  private Node check(CheckForm check, String number) {
    CheckBox box = new CheckBox(check.difference.call() + "   " + check.difference.expect());
    box.setId("author-check-" + number);
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.getStyleClass().add("mono");
    box.selectedProperty().bindBidirectional(check.ticked);
    check.ticked.subscribe(this::ready);
    VBox words =
        new VBox(
            4,
            field(check.say, "author-say-" + number, texts.get("check.say")),
            field(check.because, "author-because-" + number, texts.get("check.because")));
    words.getStyleClass().add("author-words");
    words.visibleProperty().bind(check.ticked);
    words.managedProperty().bind(check.ticked);
    return new VBox(4, box, words);
  }

  private static TextField field(Property<String> value, String id, String prompt) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private Label label(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("author-part");
    return label;
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("text-muted");
    return label;
  }
}
