package dev.lectern.pane.dynamodb.streams;

import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Time to live, and how long the next items have, by the service's clock. */
public final class ExpiryController {

  private final ExpiryViewModel model;
  private final Texts texts = Texts.of("dynamodbstreams");
  private final Timeline ticking =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));

  @FXML private VBox root;
  @FXML private Chip state;
  @FXML private TextField attribute;
  @FXML private Button enableButton;
  @FXML private Button disableButton;
  @FXML private Button lookButton;
  @FXML private Label clock;
  @FXML private Label note;
  @FXML private TableView<Expiring> items;
  @FXML private TableColumn<Expiring, String> keyColumn;
  @FXML private TableColumn<Expiring, String> valueColumn;
  @FXML private TableColumn<Expiring, String> timeColumn;
  @FXML private TableColumn<Expiring, String> fateColumn;

  ExpiryController(ExpiryViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    attribute.setText("expire_at");
    Tooltip time = new Tooltip();
    time.textProperty().bind(clock.textProperty());
    clock.setTooltip(time);
    items.setItems(model.items());
    items.setPlaceholder(placeholder());
    column(keyColumn, item -> Show.key(item.key()));
    column(valueColumn, item -> item.value().type() + " " + Show.brief(item.value()));
    column(timeColumn, item -> item.at() == null ? "" : Format.dayTime(item.at()));
    column(fateColumn, item -> fate(item, model.now()));
    ticking.setCycleCount(Timeline.INDEFINITE);
    root.sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now == null) {
                ticking.stop();
              } else {
                ticking.play();
              }
            });
    model.expiryProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.foundProperty().addListener((o, before, now) -> show());
    model.busyProperty().addListener((o, before, now) -> show());
    model.items().addListener((ListChangeListener<Expiring>) change -> items.refresh());
    show();
    tick();
  }

  private Label placeholder() {
    Label label = new Label(texts.get("ttl.items.none"));
    label.getStyleClass().add("text-muted");
    label.setWrapText(true);
    return label;
  }

  private static void column(
      TableColumn<Expiring, String> column, Function<Expiring, String> text) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
  }

  /** What becomes of an item, in words. */
  private String fate(Expiring item, Instant now) {
    return switch (item.fate(now)) {
      case COMING -> texts.get("fate.coming", left(now, item.at()));
      case PASSED -> texts.get("fate.passed", left(item.at(), now));
      case NOT_A_NUMBER -> texts.get("fate.text");
      case MILLISECONDS -> texts.get("fate.millis");
      case TOO_OLD -> texts.get("fate.old");
    };
  }

  private static String left(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? "" : Format.duration(Duration.between(from, to));
  }

  private void tick() {
    clock.setText(texts.get("clock", Format.dayTime(model.now())));
    if (!model.items().isEmpty()) {
      items.refresh();
    }
  }

  private void show() {
    StreamsGateway.Expiry set = model.expiryProperty().get();
    UserProblem problem = model.problemProperty().get();
    boolean on = set != null && set.on();
    state.setText(set == null ? texts.get("ttl.unknown") : set.status());
    state.setTone(on ? Tone.SUCCESS : Tone.NEUTRAL);
    shown(attribute, set != null && !on);
    shown(enableButton, set != null && !on);
    shown(disableButton, on);
    shown(lookButton, on);
    lookButton.setDisable(model.busyProperty().get());
    String sentence;
    if (problem != null) {
      sentence = problem.title() + " " + problem.why();
    } else if (set == null) {
      sentence = "";
    } else if (!on) {
      sentence = texts.get("ttl.off.text");
    } else if (model.foundProperty().get().isEmpty()) {
      sentence = texts.get("ttl.on.text", set.attribute());
    } else {
      sentence = model.foundProperty().get();
    }
    note.setText(sentence);
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  private void enable() {
    model.enable(attribute.getText());
  }

  @FXML
  private void disable() {
    model.disable();
  }

  @FXML
  private void look() {
    model.look();
  }
}
