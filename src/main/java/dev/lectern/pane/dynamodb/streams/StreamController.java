package dev.lectern.pane.dynamodb.streams;

import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.item.DiffPane;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Records of the stream as they come; the chosen one as a diff. */
public final class StreamController {

  private final StreamViewModel model;
  private final Texts texts = Texts.of("dynamodbstreams");
  private final DiffPane diff = new DiffPane("dynamodb-record-diff");

  @FXML private Chip state;
  @FXML private ComboBox<String> viewType;
  @FXML private Button enableButton;
  @FXML private Button disableButton;
  @FXML private ToggleButton followButton;
  @FXML private Button clearButton;
  @FXML private Label count;
  @FXML private StackPane body;
  @FXML private SplitPane split;
  @FXML private ListView<StreamRecord> records;
  @FXML private VBox detail;
  @FXML private Label facts;

  private @Nullable StateView states;

  StreamController(StreamViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    viewType.getItems().setAll("NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY");
    viewType.setValue("NEW_AND_OLD_IMAGES");
    followButton.selectedProperty().bindBidirectional(model.followingProperty());
    followButton.selectedProperty().addListener((o, before, now) -> follow(now));
    follow(false);
    records.setItems(model.records());
    records.setCellFactory(list -> new RecordCell());
    records
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.currentProperty().set(now);
              }
            });
    model.currentProperty().addListener((o, before, now) -> choose(now));
    detail.getChildren().add(diff);
    VBox.setVgrow(diff, Priority.ALWAYS);
    body.getChildren().remove(split);
    StateView view = new StateView(split);
    states = view;
    body.getChildren().setAll(view);
    model.tableProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.loadingProperty().addListener((o, before, now) -> show());
    model.records().addListener((ListChangeListener<StreamRecord>) change -> show());
    show();
  }

  private void follow(boolean follows) {
    followButton.setText(texts.get(follows ? "follow.stop" : "follow"));
    followButton.setGraphic(Icons.of(follows ? "fth-pause" : "fth-play"));
  }

  private void show() {
    StateView view = states;
    TableInfo table = model.tableProperty().get();
    boolean on = table != null && table.stream() != null;
    boolean kept = table != null && table.streamArn() != null;
    state.setText(on && table != null ? String.valueOf(table.stream()) : texts.get("off"));
    state.setTone(on ? Tone.SUCCESS : Tone.NEUTRAL);
    for (Node node : new Node[] {viewType, enableButton}) {
      shown(node, table != null && !on);
    }
    shown(disableButton, on);
    shown(followButton, kept);
    shown(clearButton, !model.records().isEmpty());
    count.setText(model.records().isEmpty() ? "" : texts.get("records", model.records().size()));
    if (view == null) {
      return;
    }
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      view.showProblem(
          problem,
          Action.of("dynamodb-stream-retry", texts.get("retry"), "fth-refresh-cw", model::read));
    } else if (!kept) {
      view.showEmpty("fth-activity", texts.get("none"), texts.get("none.text"));
    } else if (!model.records().isEmpty()) {
      view.showContent();
    } else if (model.loadingProperty().get()) {
      view.showLoading();
    } else {
      view.showEmpty("fth-activity", texts.get("empty"), texts.get("empty.text"));
    }
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void choose(@Nullable StreamRecord record) {
    if (record == null) {
      records.getSelectionModel().clearSelection();
      return;
    }
    if (!record.equals(records.getSelectionModel().getSelectedItem())) {
      records.getSelectionModel().select(record);
    }
    String what =
        texts.get("fact.sequence", record.sequence(), Format.bytes(record.bytes()))
            + (record.expired() ? "\n" + texts.get("fact.expired") : "");
    TableInfo table = model.tableProperty().get();
    boolean images = record.before() != null || record.after() != null;
    facts.setText(images ? what : what + "\n" + texts.get("fact.keys"));
    facts.setTooltip(new Tooltip(record.sequence()));
    diff.show(
        record.changes(),
        texts.get("image.old"),
        texts.get(table != null && !images ? "image.none" : "image.new"));
  }

  @FXML
  private void enable() {
    model.enable(viewType.getValue());
  }

  @FXML
  private void disable() {
    model.disable();
  }

  @FXML
  private void clear() {
    model.clear();
  }

  /** Time, kind of change and key in a line. */
  private final class RecordCell extends ListCell<StreamRecord> {

    private final Label time = new Label();
    private final Chip event = new Chip();
    private final Label key = new Label();
    private final HBox line = new HBox(8, time, event, key);

    RecordCell() {
      time.getStyleClass().addAll("mono", "text-small", "text-muted");
      key.getStyleClass().add("mono");
      time.setMinWidth(USE_PREF_SIZE);
      event.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("dynamodb-line");
      line.setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected void updateItem(@Nullable StreamRecord record, boolean empty) {
      super.updateItem(record, empty);
      setText(null);
      if (empty || record == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      time.setText(Format.when(record.at()));
      event.setText(record.expired() ? texts.get("expired") : record.event());
      event.setTone(
          switch (record.event()) {
            case "INSERT" -> Tone.SUCCESS;
            case "MODIFY" -> Tone.WARNING;
            default -> Tone.DANGER;
          });
      event.setGraphic(record.expired() ? Icons.of("fth-clock") : null);
      key.setText(Show.key(record.keys()));
      setTooltip(new Tooltip(key.getText()));
      setAccessibleText(record.event() + " " + key.getText());
      setGraphic(line);
    }
  }
}
