package dev.lectern.pane.stepfunctions;

import dev.lectern.pane.explorer.ResourceFrame;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachinePlace;
import dev.lectern.pane.stepfunctions.definition.DefinitionTab;
import dev.lectern.pane.stepfunctions.graph.Pictures;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;

/** What the shell shows around the Step Functions explorer: its actions, and a machine's facts. */
final class StepFunctionsHeader {

  /** What the header's actions do. */
  record Doing(
      Runnable create,
      Runnable start,
      Runnable activities,
      DefinitionTab definition,
      Consumer<Runnable> atDefinition) {}

  private final Texts texts = Texts.of("stepfunctions");
  private final Chip type = new Chip("", Tone.OUTLINED);
  private final Chip status = new Chip("", Tone.WARNING);

  StepFunctionsHeader() {
    type.setId("stepfunctions-type-chip");
    status.setId("stepfunctions-status-chip");
    status.managedProperty().bind(status.visibleProperty());
  }

  /** The pane's actions. */
  List<Action> actions(ObservableBooleanValue inside, Doing doing) {
    DefinitionTab definition = doing.definition();
    List<Action> all = new ArrayList<>();
    all.addAll(
        List.of(
            Action.of(
                "stepfunctions-create", texts.get("machines.create"), "fth-plus", doing.create()),
            Action.of("stepfunctions-action-start", texts.get("start"), "fth-play", doing.start())
                .ctrl(KeyCode.ENTER)
                .when(inside),
            Action.of(
                    "stepfunctions-action-save",
                    texts.get("definition.save.label"),
                    "fth-check",
                    definition::save)
                .ctrl(KeyCode.S)
                .when(inside),
            Action.of(
                    "stepfunctions-format",
                    texts.get("definition.format.label"),
                    "fth-align-left",
                    () -> doing.atDefinition().accept(definition::format))
                .when(inside),
            Action.of(
                    "stepfunctions-publish",
                    texts.get("definition.publish.label"),
                    "fth-layers",
                    () -> doing.atDefinition().accept(definition::publish))
                .when(Bindings.and(inside, definition.dirty().not())),
            Action.of(
                    "stepfunctions-action-activities",
                    texts.get("activities.show"),
                    "fth-user",
                    doing.activities())
                .when(Bindings.not(inside))));
    Pictures.actions(
            "stepfunctions-",
            "graph.save",
            kind -> doing.atDefinition().accept(() -> definition.picture(kind)))
        .forEach(each -> all.add(each.when(inside)));
    return all;
  }

  /** Shows what is known of a machine. */
  void on(ResourceFrame<MachinePlace, Machine> frame) {
    frame.facts(this::draw, type, status);
  }

  private void draw(Machine now) {
    type.setText(texts.get("type." + now.type()));
    status.setText(now.status());
    status.setVisible(!now.status().equals("ACTIVE"));
  }
}
