package dev.lectern.pane.iam;

import dev.lectern.aws.CredentialChain;
import dev.lectern.aws.CredentialChain.Place;
import dev.lectern.aws.CredentialChain.State;
import dev.lectern.aws.CredentialChain.Step;
import dev.lectern.aws.CredentialChain.Tool;
import dev.lectern.pane.iam.CredentialsViewModel.Board;
import dev.lectern.pane.iam.CredentialsViewModel.Mode;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Where the AWS CLI and the Java SDK look for credentials, side by side, and which place wins. FX
 * thread.
 */
final class CredentialsPage extends BorderPane {

  private final CredentialsViewModel model;
  private final Texts texts = Texts.of("iam");
  private final Map<Tool, VBox> lists = new EnumMap<>(Tool.class);
  private final Map<Tool, VBox> verdicts = new EnumMap<>(Tool.class);
  private final FlowPane exercise = new FlowPane(8, 8);
  private final Label profile = new Label();
  private final StateView states;

  CredentialsPage(CredentialsViewModel model) {
    this.model = model;
    setId("iam-credentials");
    getStyleClass().add("iam-credentials");
    HBox columns = new HBox(12);
    for (Tool tool : Tool.values()) {
      VBox list = new VBox();
      list.setId("iam-credentials-" + tool.name().toLowerCase(Locale.ROOT));
      VBox verdict = new VBox();
      lists.put(tool, list);
      verdicts.put(tool, verdict);
      VBox card = Cards.frame(texts.get("credentials." + tool.name()), list);
      card.setMinHeight(Region.USE_PREF_SIZE);
      VBox column = new VBox(8, verdict, card);
      column.setPrefWidth(400);
      column.setMinWidth(0);
      HBox.setHgrow(column, Priority.ALWAYS);
      columns.getChildren().add(column);
    }
    columns.getStyleClass().add("iam-page");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setId("iam-credentials-scroll");
    scroll.setAccessibleText(texts.get("credentials"));
    scroll.getStyleClass().add("edge-to-edge");
    states = new StateView(scroll);
    setTop(top());
    setCenter(states);
    model.boardProperty().subscribe(this::show);
    model.problemProperty().subscribe(now -> show(model.boardProperty().get()));
  }

  private Node top() {
    Label about = new Label(texts.get("credentials.about"));
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.getStyleClass().add("text-muted");
    Segments<Mode> mode =
        new Segments<>(
            "iam-credentials-mode",
            one -> texts.get("credentials.mode." + one.name()),
            Mode.values());
    mode.valueProperty().bindBidirectional(model.modeProperty());
    ComboBox<String> option = new ComboBox<>();
    option.setId("iam-credentials-option");
    option.setAccessibleText(texts.get("credentials.option"));
    option.setPromptText(texts.get("credentials.option.none"));
    option.setEditable(true);
    option.setItems(model.profiles());
    option.valueProperty().addListener((o, before, now) -> chosen(now));
    Label label = new Label("aws --profile");
    label.getStyleClass().add("mono");
    label.setLabelFor(option);
    profile.getStyleClass().add("text-muted");
    HBox line = new HBox(8, mode, label, option, profile);
    line.setAlignment(Pos.CENTER_LEFT);
    exercise.setAlignment(Pos.CENTER_LEFT);
    exercise
        .getChildren()
        .setAll(
            button("cli", "fth-x-circle", () -> model.emptyWinner(Tool.CLI)),
            button("java", "fth-x-circle", () -> model.emptyWinner(Tool.JAVA)),
            button("all", "fth-rotate-ccw", model::fillAll),
            garbage());
    exercise.visibleProperty().bind(model.modeProperty().isEqualTo(Mode.EXERCISE));
    exercise.managedProperty().bind(exercise.visibleProperty());
    VBox top = new VBox(8, about, line, exercise);
    top.getStyleClass().add("iam-page");
    return top;
  }

  private void chosen(String now) {
    model.optionProperty().set(now == null ? "" : now.strip());
  }

  private Button button(String name, String icon, Runnable does) {
    Button button = new Button(texts.get("credentials.empty." + name), Icons.of(icon));
    button.setId("iam-credentials-empty-" + name);
    button.setAccessibleText(button.getText());
    button.setOnAction(event -> does.run());
    return button;
  }

  private CheckBox garbage() {
    CheckBox box = new CheckBox(texts.get("credentials.garbage"));
    box.setId("iam-credentials-garbage");
    box.setAccessibleText(box.getText());
    box.selectedProperty().bindBidirectional(model.garbageProperty());
    return box;
  }

  private void show(Board board) {
    model
        .problemProperty()
        .get()
        .ifPresentOrElse(
            problem ->
                states.showProblem(
                    problem,
                    Action.of(
                        "iam-credentials-retry",
                        texts.get("retry"),
                        "fth-refresh-cw",
                        model::open)),
            () -> {
              if (board.cli().isEmpty()) {
                states.showLoading();
              } else {
                fill(board);
                states.showContent();
              }
            });
  }

  private void fill(Board board) {
    profile.setText(texts.get("credentials.profile", board.profile()));
    for (Tool tool : Tool.values()) {
      List<Step> steps = board.of(tool);
      VBox list = Objects.requireNonNull(lists.get(tool));
      list.getChildren().clear();
      for (int i = 0; i < steps.size(); i++) {
        list.getChildren().add(row(tool, i + 1, steps.get(i)));
      }
      Objects.requireNonNull(verdicts.get(tool)).getChildren().setAll(verdict(tool, board));
    }
  }

  private MessageBand verdict(Tool tool, Board board) {
    if (!board.unreadable().isEmpty()) {
      return new MessageBand(Tone.DANGER, texts.get("credentials.unreadable", board.unreadable()));
    }
    Optional<Step> winner = board.winner(tool);
    if (winner.isEmpty()) {
      return new MessageBand(
          Tone.WARNING,
          texts.get(exercise() ? "credentials.exercise.nobody" : "credentials.nobody"));
    }
    Step step = winner.get();
    String place = texts.get("credentials.place." + step.place().name());
    if (step.state() == State.BROKEN) {
      return new MessageBand(Tone.DANGER, texts.get("credentials.broken", place));
    }
    if (!exercise()) {
      return new MessageBand(
          Tone.SUCCESS, texts.get("credentials.wins", place, String.join(", ", step.has())));
    }
    boolean bad = board.garbage() && step.place() == Place.ENVIRONMENT;
    return new MessageBand(
        bad ? Tone.DANGER : Tone.SUCCESS,
        texts.get(
            bad ? "credentials.exercise.bad" : "credentials.exercise.wins",
            model.owner(step.place()),
            place));
  }

  private Node row(Tool tool, int number, Step step) {
    Label turn = new Label(Integer.toString(number));
    turn.getStyleClass().add("credentials-turn");
    Label name = new Label(texts.get("credentials.place." + step.place().name()));
    name.setWrapText(true);
    Label detail = new Label(detail(step));
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    detail.getStyleClass().addAll("text-muted", "text-small");
    VBox words = new VBox(name, detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    Chip chip = new Chip(texts.get("credentials.state." + step.state().name()), tone(step.state()));
    chip.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(10, turn, words, chip);
    if (exercise()) {
      row.getChildren().add(1, toggle(tool, step.place()));
    }
    row.getStyleClass().addAll("credentials-row", step.state().name().toLowerCase(Locale.ROOT));
    return row;
  }

  private CheckBox toggle(Tool tool, Place place) {
    CheckBox box = new CheckBox();
    box.setId(
        "iam-credentials-"
            + tool.name().toLowerCase(Locale.ROOT)
            + "-"
            + place.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    box.setAccessibleText(
        texts.get("credentials.fill", texts.get("credentials.place." + place.name())));
    box.setSelected(model.filled(place));
    box.setOnAction(event -> model.fill(place, box.isSelected()));
    return box;
  }

  private String detail(Step step) {
    if (step.has().isEmpty()) {
      return texts.get("credentials.look." + step.place().name());
    }
    return exercise()
        ? texts.get("credentials.owner", model.owner(step.place()))
        : texts.get("credentials.has", String.join(", ", step.has()));
  }

  private boolean exercise() {
    return model.modeProperty().get() == Mode.EXERCISE;
  }

  private static Tone tone(CredentialChain.State state) {
    return switch (state) {
      case WINS -> Tone.SUCCESS;
      case BROKEN -> Tone.DANGER;
      case BEHIND, LEFT_OUT, ASKED_LAST, EMPTY -> Tone.NEUTRAL;
    };
  }
}
