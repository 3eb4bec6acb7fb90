package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Says over every pane that something goes wrong on purpose; hides itself. FX thread. */
public final class FaultBanner extends HBox implements AutoCloseable {

  private final Texts texts = Texts.of("sandbox");
  private final FaultWords words = new FaultWords(texts);
  private final TaskRunner tasks;
  private final Label sentence = new Label();
  private @Nullable FaultsViewModel model;

  /**
   * Hidden until a sandbox has a fault.
   *
   * @param open opens the desk
   */
  public FaultBanner(TaskRunner tasks, Runnable open) {
    this.tasks = tasks;
    setId("sandbox-fault-banner");
    getStyleClass().addAll("message-band", "warning");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinWidth(0);
    Button desk = new Button(texts.get("banner.open"));
    desk.setId("sandbox-fault-banner-open");
    desk.getStyleClass().add("small");
    desk.setMinWidth(USE_PREF_SIZE);
    desk.setOnAction(event -> open.run());
    Button off = new Button(texts.get("banner.off"));
    off.setId("sandbox-fault-banner-off");
    off.getStyleClass().add("small");
    off.setMinWidth(USE_PREF_SIZE);
    off.setOnAction(event -> turnOff());
    getChildren().addAll(Icons.of("fth-zap"), sentence, desk, off);
    show(List.of());
  }

  /** Watches a sandbox that has been started, instead of the one before. */
  public void watch(SandboxInstance sandbox) {
    close();
    FaultsViewModel watched = new FaultsViewModel(sandbox.faults(), tasks);
    model = watched;
    watched.allProperty().addListener((o, before, now) -> show(watched.on()));
    show(watched.on());
  }

  private void turnOff() {
    if (model != null) {
      model.turnAllOff();
    }
  }

  private void show(List<Fault> on) {
    setVisible(!on.isEmpty());
    setManaged(!on.isEmpty());
    String all = String.join("; ", on.stream().map(words::line).toList());
    sentence.setText(texts.get(on.size() == 1 ? "banner.one" : "banner.many", on.size(), all));
    sentence.setTooltip(new Tooltip(all));
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
