package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What a table is set to, and its changes. FX thread. */
final class SetupViewModel {

  /** A table that is being changed is looked at again after so long. */
  private static final long LOOK_AGAIN = 2_000;

  private static final int MOST_TAGS = 50;

  private final SetupGateway gateway;
  private final TablesGateway tables;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Runnable changed;
  private final Texts texts = Texts.of("dynamodbsetup");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot looking = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable List<Pair>> tags = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> tagsProblem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Set<String>> filling = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private @Nullable TaskHandle again;

  /**
   * @param changed called after the table was changed, or may have changed by itself
   */
  SetupViewModel(
      SetupGateway gateway,
      TablesGateway tables,
      TaskRunner tasks,
      Dialogs dialogs,
      Runnable changed) {
    this.gateway = gateway;
    this.tables = tables;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
  }

  void open(TableInfo now) {
    TableInfo before = table.get();
    if (before == null || !before.name().equals(now.name())) {
      stop();
      tags.set(null);
      filling.set(Set.of());
      note.set("");
    }
    table.set(now);
    if (tags.get() == null) {
      loadTags();
    }
    lookAgain(now);
  }

  private static boolean settled(TableInfo of) {
    return of.status().equals("ACTIVE")
        && of.indexes().stream().allMatch(index -> index.status().equals("ACTIVE"));
  }

  /** A table that changes by itself is described again until it does not. */
  private void lookAgain(TableInfo of) {
    if (settled(of)) {
      filling.set(Set.of());
      return;
    }
    tasks
        .work(texts.get("looking"), progress -> gateway.backfilling(of))
        .latest(looking)
        .onSuccess(filling::set)
        .onFailure(problem -> filling.set(Set.of()))
        .start();
    if (again == null) {
      again =
          tasks.later(
              LOOK_AGAIN,
              () -> {
                again = null;
                changed.run();
              });
    }
  }

  /** Asks for the tags. */
  void loadTags() {
    TableInfo of = table.get();
    if (of == null) {
      return;
    }
    tagsProblem.set(null);
    tasks
        .work(texts.get("tags.loading"), progress -> gateway.tags(of))
        .latest(loading)
        .onSuccess(tags::set)
        .onFailure(tagsProblem::set)
        .start();
  }

  /** What is wrong with each tag; empty for nothing ("Tagging restrictions in DynamoDB"). */
  List<String> wrong(List<Pair> given) {
    List<String> wrong = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Pair pair : given) {
      String name = pair.name().strip();
      if (name.isEmpty() && !pair.value().isBlank()) {
        wrong.add(texts.get("tags.name"));
      } else if (name.startsWith("aws:")) {
        wrong.add(texts.get("tags.aws"));
      } else if (name.length() > 128 || pair.value().length() > 256) {
        wrong.add(texts.get("tags.long"));
      } else if (!name.isEmpty() && !names.add(name)) {
        wrong.add(texts.get("tags.twice"));
      } else {
        wrong.add(wrong.size() >= MOST_TAGS ? texts.get("tags.many") : "");
      }
    }
    return wrong;
  }

  /** Makes these the table's tags. */
  void saveTags(List<Pair> given) {
    TableInfo of = table.get();
    List<Pair> before = tags.get();
    if (of == null || before == null || wrong(given).stream().anyMatch(each -> !each.isEmpty())) {
      return;
    }
    List<Pair> after = given.stream().filter(pair -> !pair.name().isBlank()).toList();
    run(texts.get("tags.saved"), () -> gateway.tag(of, before, after), () -> tags.set(after));
  }

  /** Pays the table by request, after a question. */
  void onDemand() {
    TableInfo of = table.get();
    if (of != null) {
      ask(
          new Confirmation(
              texts.get("demand.title", of.name()),
              texts.get("demand.sentence"),
              texts.get("demand.verb"),
              false),
          () -> tables.onDemand(of));
    }
  }

  /**
   * Provisions capacity.
   *
   * @param indexes units of each global index
   */
  void provision(Units units, Map<String, Units> indexes) {
    TableInfo of = table.get();
    if (of == null) {
      return;
    }
    Map<String, Units> kept = new HashMap<>(indexes);
    if (of.onDemand()) {
      ask(
          new Confirmation(
              texts.get("provision.title", of.name()),
              texts.get("provision.sentence", units.reads(), units.writes()),
              texts.get("provision.verb"),
              false),
          () -> tables.provision(of, units, kept));
    } else {
      run(texts.get("capacity.saved"), () -> tables.provision(of, units, kept), () -> {});
    }
  }

  /** Adds a global index. */
  Attempt addIndex(TableInfo of, NewTable.Index index, @Nullable Units units) {
    return Attempt.of(
        tasks.work(
            texts.get("changing"),
            progress -> {
              gateway.addIndex(of, index, units);
              return texts.get("index.adding", index.name());
            }),
        done -> {
          note.set(done);
          changed.run();
        });
  }

  /** Takes a global index away after a question. */
  void removeIndex(IndexInfo index) {
    TableInfo of = table.get();
    if (of != null) {
      ask(
          new Confirmation(
              texts.get("index.remove.title", index.name()),
              texts.get("index.remove.sentence", of.items()),
              texts.get("index.remove.verb"),
              true),
          () -> gateway.removeIndex(of, index.name()));
    }
  }

  /** Protects from deletion, or no longer. */
  void guard(boolean guarded) {
    TableInfo of = table.get();
    if (of != null && of.guarded() != guarded) {
      run(
          texts.get(guarded ? "guard.on" : "guard.off"),
          () -> gateway.guard(of, guarded),
          () -> {});
    }
  }

  private void ask(Confirmation question, Runnable change) {
    dialogs
        .confirm(question)
        .thenAccept(
            yes -> {
              if (yes) {
                run("", change, () -> {});
              }
            });
  }

  private void run(String said, Runnable change, Runnable then) {
    busy.set(true);
    note.set("");
    tasks
        .work(
            texts.get("changing"),
            progress -> {
              change.run();
              return said;
            })
        .onSuccess(
            done -> {
              then.run();
              note.set(done);
              changed.run();
            })
        .onFailure(dialogs::problem)
        .andFinally(() -> busy.set(false))
        .start();
  }

  void stop() {
    loading.cancel();
    looking.cancel();
    if (again != null) {
      again.cancel();
      again = null;
    }
  }

  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The tags; null while they are not known. */
  ReadOnlyObjectProperty<@Nullable List<Pair>> tagsProperty() {
    return tags.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> tagsProblemProperty() {
    return tagsProblem.getReadOnlyProperty();
  }

  /** Names of the indexes that are being filled. */
  ReadOnlyObjectProperty<Set<String>> fillingProperty() {
    return filling.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What was done last; empty when nothing was. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }
}
