package dev.lectern.pane.dynamodb.tables;

import dev.lectern.calc.capacity.Provisioning;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.Map;

/** Changes a table's capacity after a question. FX thread. */
public final class CapacityActions {

  private final TablesGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Runnable done;
  private final Texts texts = Texts.of("dynamodb");

  /**
   * @param done called when a table was changed
   */
  public CapacityActions(TablesGateway gateway, TaskRunner tasks, Dialogs dialogs, Runnable done) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.done = done;
  }

  /** Sets a table and its global indexes to what was worked out; at least one unit each. */
  public void provision(TableInfo table, Provisioning plan) {
    Units units = new Units(Math.max(1, plan.readUnits()), Math.max(1, plan.writeUnits()));
    Map<String, Units> indexes = new HashMap<>();
    plan.indexes()
        .forEach(
            (name, writes) ->
                indexes.put(
                    name,
                    new Units(
                        table.index(name).map(index -> Math.max(1, index.reads())).orElse(1L),
                        Math.max(1, Provisioning.whole(writes)))));
    ask(
        new Confirmation(
            texts.get("provision.title", table.name()),
            texts.get("provision.sentence", units.reads(), units.writes()),
            texts.get("provision.verb"),
            false),
        () -> gateway.provision(table, units, indexes));
  }

  /** Pays a table by request. */
  public void onDemand(TableInfo table) {
    ask(
        new Confirmation(
            texts.get("demand.title", table.name()),
            texts.get("demand.sentence"),
            texts.get("demand.verb"),
            false),
        () -> gateway.onDemand(table));
  }

  private void ask(Confirmation question, Runnable change) {
    dialogs
        .confirm(question)
        .thenAccept(
            yes -> {
              if (yes) {
                tasks
                    .work(
                        question.title(),
                        progress -> {
                          change.run();
                          return question.verb();
                        })
                    .onSuccess(verb -> done.run())
                    .onFailure(dialogs::problem)
                    .start();
              }
            });
  }
}
