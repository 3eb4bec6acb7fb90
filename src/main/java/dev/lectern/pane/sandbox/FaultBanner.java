package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Simulation;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Says over every pane that something goes wrong on purpose, or is held; hides itself. FX thread.
 */
public final class FaultBanner extends HBox implements AutoCloseable {

  private final Texts texts = Texts.of("sandbox");
  private final FaultWords words = new FaultWords(texts);
  private final TaskRunner tasks;
  private final Label sentence = new Label();
  private @Nullable FaultsViewModel model;
  private @Nullable Simulation simulation;
  private @Nullable AutoCloseable held;

  /**
   * Hidden until a sandbox has a fault or holds requests.
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
    show();
  }

  /** Watches a sandbox that has been started, instead of the one before. */
  public void watch(SandboxInstance sandbox) {
    close();
    FaultsViewModel watched = new FaultsViewModel(sandbox.faults(), tasks);
    model = watched;
    simulation = sandbox.simulation();
    held = sandbox.simulation().onChange(() -> tasks.onFxThread(this::show));
    watched.allProperty().addListener((o, before, now) -> show());
    show();
  }

  private void turnOff() {
    if (model != null && simulation != null) {
      model.turnAllOff();
      simulation.stop();
    }
  }

  private void show() {
    List<Fault> on = model == null ? List.of() : model.on();
    List<String> sentences = new ArrayList<>();
    if (!on.isEmpty()) {
      String all = String.join("; ", on.stream().map(words::line).toList());
      sentences.add(texts.get(on.size() == 1 ? "banner.one" : "banner.many", on.size(), all));
    }
    if (simulation != null && simulation.on()) {
      sentences.add(
          texts.get("film.banner", texts.get("film.banner.held", simulation.held().size())));
    }
    setVisible(!sentences.isEmpty());
    setManaged(!sentences.isEmpty());
    sentence.setText(String.join(". ", sentences));
    sentence.setTooltip(new Tooltip(sentence.getText()));
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
    if (held != null) {
      Listening.end(held);
      held = null;
    }
  }
}
