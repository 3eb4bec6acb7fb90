package dev.lectern.pane.dynamodb.compose;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Rows of actions, and what became of them. */
public final class ComposeController {

  private final ComposeViewModel model;
  private final Texts texts = Texts.of("dynamodbcompose");
  private final Segments<Mode> modes =
      new Segments<>("dynamodb-compose", mode -> texts.get("mode." + mode.name()), Mode.values());
  private final Map<ActDraft, ActRow> made = new HashMap<>();
  private int numbers;

  @FXML private HBox modeBox;
  @FXML private Label about;
  @FXML private MenuButton add;
  @FXML private Button clearButton;
  @FXML private CheckBox again;
  @FXML private HBox tokenBox;
  @FXML private TextField token;
  @FXML private Button runButton;
  @FXML private Label count;
  @FXML private VBox bands;
  @FXML private VBox rows;
  @FXML private VBox roundsBox;
  @FXML private VBox rounds;

  ComposeController(ComposeViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    modeBox.getChildren().setAll(modes);
    modes.valueProperty().bindBidirectional(model.modeProperty());
    again.selectedProperty().bindBidirectional(model.againProperty());
    token.textProperty().bindBidirectional(model.tokenProperty());
    model.modeProperty().addListener((o, before, now) -> fit());
    model.drafts().addListener((ListChangeListener<ActDraft>) change -> rows());
    model.rounds().addListener((ListChangeListener<ComposeViewModel.Round>) change -> rounds());
    model.runningProperty().addListener((o, before, now) -> button());
    model.summaryProperty().addListener((o, before, now) -> bands());
    model.problemProperty().addListener((o, before, now) -> bands());
    fit();
    rounds();
    button();
    bands();
  }

  private void fit() {
    Mode mode = model.modeProperty().get();
    about.setText(texts.get("about." + mode.name()));
    shown(again, mode.batch());
    shown(tokenBox, mode == Mode.TRANSACT_WRITE);
    List<MenuItem> items = new ArrayList<>();
    for (Act.Kind kind : mode.kinds()) {
      items.add(
          item(
              "dynamodb-add-" + kind.name().toLowerCase(java.util.Locale.ROOT),
              texts.get("kind." + kind.name()),
              () -> model.add(kind)));
    }
    if (mode.writes()) {
      items.add(new SeparatorMenuItem());
      items.add(item("dynamodb-add-small", texts.get("add.small"), () -> model.addPuts(10, 1_000)));
      items.add(
          item("dynamodb-add-large", texts.get("add.large"), () -> model.addPuts(25, 20_000)));
    }
    add.getItems().setAll(items);
    made.clear();
    rows();
  }

  private static MenuItem item(String id, String text, Runnable run) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> run.run());
    return item;
  }

  private void rows() {
    Mode mode = model.modeProperty().get();
    made.keySet().retainAll(model.drafts());
    List<Node> shown = new ArrayList<>();
    for (ActDraft draft : model.drafts()) {
      ActRow row =
          made.computeIfAbsent(
              draft,
              any ->
                  new ActRow(draft, mode, "dynamodb-act-" + ++numbers, () -> model.remove(draft)));
      row.number(shown.size() + 1);
      shown.add(row);
    }
    rows.getChildren().setAll(shown);
    count.setText(texts.get("count", shown.size(), mode.most()));
    count.getStyleClass().removeAll("danger", "text-muted");
    count.getStyleClass().add(shown.size() > mode.most() ? "danger" : "text-muted");
    clearButton.setDisable(shown.isEmpty());
    button();
  }

  private void button() {
    boolean running = model.runningProperty().get();
    runButton.setText(texts.get(running ? "stop" : "send"));
    runButton.setGraphic(Icons.of(running ? "fth-square" : "fth-send"));
    runButton.setDisable(!running && model.drafts().isEmpty());
  }

  private void bands() {
    bands.getChildren().clear();
    UserProblem why = model.problemProperty().get();
    String summary = model.summaryProperty().get();
    if (why != null) {
      String code = why.code() == null ? "" : why.code() + ". ";
      bands.getChildren().add(new MessageBand(Tone.DANGER, why.title() + " " + code + why.why()));
    } else if (!summary.isEmpty()) {
      bands.getChildren().add(new MessageBand(tone(), summary));
    }
  }

  private Tone tone() {
    boolean bad = false;
    for (ActDraft draft : model.drafts()) {
      @Nullable Outcome outcome = draft.outcomeProperty().get();
      bad |= outcome instanceof Outcome.Cancelled || outcome instanceof Outcome.Left;
      bad |= !draft.problemProperty().get().isEmpty();
    }
    return bad ? Tone.WARNING : Tone.SUCCESS;
  }

  private void rounds() {
    List<Node> lines = new ArrayList<>();
    for (ComposeViewModel.Round round : model.rounds()) {
      String text =
          round.left() == round.sent()
              ? texts.get("round.refused", round.number(), round.sent())
              : texts.get("round", round.number(), round.sent(), round.units(), round.left());
      if (round.atMost() > 0) {
        text += " " + texts.get("round.wait", round.pause(), round.atMost());
      }
      Label line = new Label(text);
      line.setGraphic(Icons.of(round.left() > 0 ? "fth-rotate-cw" : "fth-check"));
      line.getStyleClass().add("text-small");
      line.setWrapText(true);
      lines.add(line);
    }
    rounds.getChildren().setAll(lines);
    shown(roundsBox, !lines.isEmpty());
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  private void clear() {
    model.clear();
  }

  @FXML
  private void drawToken() {
    model.drawToken();
  }

  @FXML
  private void sendOrStop() {
    if (model.runningProperty().get()) {
      model.stop();
    } else {
      model.run();
    }
  }
}
