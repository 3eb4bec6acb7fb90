package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The desk: its facts above, and the cards, which have controllers of their own. */
public final class DeskController {

  private static final int MOST_COUNTED = 1_000_000;

  /** How long requests are gathered before they are counted again. */
  private static final long COUNT_MILLIS = 500;

  /** Beside the cards, with room for a scroll bar. */
  private static final double MARGIN = 24;

  private static final double LEAST_HEIGHT = 200;

  /** How late eventual reads can be made to see a change. */
  private static final List<Duration> LAGS =
      Stream.of(0, 1, 5, 30, 300).map(Duration::ofSeconds).toList();

  private final SandboxInstance sandbox;
  private final Consumer<String> copy;
  private final Texts texts;
  private final TaskRunner tasks;
  private final AtomicBoolean counting = new AtomicBoolean();
  private final AutoCloseable listening;
  private final ComboBox<Duration> lag = new ComboBox<>();

  @FXML private ScrollPane desk;
  @FXML private FlowPane facts;
  @FXML private HBox where;
  @FXML private HBox cards;
  @FXML private HBox below;
  @FXML private Region snapshots;
  @FXML private Label endpoint;
  @FXML private Label services;
  @FXML private Label journal;

  DeskController(SandboxInstance sandbox, Consumer<String> copy, TaskRunner tasks, Texts texts) {
    this.sandbox = sandbox;
    this.copy = copy;
    this.tasks = tasks;
    this.texts = texts;
    this.listening = sandbox.journal().onEntry(entry -> countSoon());
  }

  @FXML
  private void initialize() {
    endpoint.setText(sandbox.endpoint().toString());
    where
        .getChildren()
        .add(
            new CopyButton(
                "sandbox-copy-endpoint",
                texts.get("desk.endpoint"),
                () -> sandbox.endpoint().toString(),
                copy));
    services.setText(texts.get("desk.services", String.join(", ", sandbox.services())));
    services.setGraphic(Icons.of("fth-server"));
    journal.setGraphic(Icons.of("fth-list"));
    dial();
    below.managedProperty().bind(below.visibleProperty());
    desk.widthProperty().addListener((o, before, now) -> fold());
    fold();
    refresh();
  }

  /** The dial of DynamoDB's eventual reads, at the end of the facts. */
  private void dial() {
    lag.setId("sandbox-read-lag");
    lag.setAccessibleText(texts.get("desk.lag.tip"));
    lag.setTooltip(new Tooltip(texts.get("desk.lag.tip")));
    lag.getStyleClass().add("small");
    lag.setMinWidth(Region.USE_PREF_SIZE);
    lag.getItems().setAll(LAGS);
    lag.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Duration late) {
            return late == null || late.isZero()
                ? texts.get("desk.lag.none")
                : texts.get("desk.lag.late", late.toSeconds());
          }

          @Override
          public Duration fromString(String typed) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    lag.valueProperty().addListener((o, before, now) -> sandbox.readLag().lag(now));
    facts.getChildren().add(lag);
  }

  /** In a narrow window the snapshots stand below the other cards. */
  private void fold() {
    boolean folded = below.getChildren().contains(snapshots);
    double beside = folded ? snapshots.minWidth(-1) + cards.getSpacing() : 0;
    double needed = cards.minWidth(-1) + beside + 2 * MARGIN;
    boolean narrow = desk.getWidth() > 0 && desk.getWidth() < needed;
    if (narrow != folded) {
      (folded ? below : cards).getChildren().remove(snapshots);
      (narrow ? below : cards).getChildren().add(snapshots);
    }
    HBox.setHgrow(snapshots, narrow ? Priority.ALWAYS : Priority.SOMETIMES);
    snapshots.setMinHeight(narrow ? LEAST_HEIGHT : Region.USE_COMPUTED_SIZE);
    snapshots.setMaxWidth(narrow ? Double.MAX_VALUE : Region.USE_COMPUTED_SIZE);
    below.setVisible(narrow);
  }

  /** Reads the facts again. */
  void refresh() {
    lag.setValue(sandbox.readLag().lag());
    count();
  }

  /** Any thread. */
  private void countSoon() {
    if (counting.compareAndSet(false, true)) {
      var _ = tasks.later(COUNT_MILLIS, this::count);
    }
  }

  private void count() {
    counting.set(false);
    int requests = sandbox.journal().latest(MOST_COUNTED).size();
    journal.setText(texts.get("desk.journal", Format.count(requests, "request", "requests")));
  }

  /** Counts no more. */
  void close() {
    Listening.end(listening);
  }
}
