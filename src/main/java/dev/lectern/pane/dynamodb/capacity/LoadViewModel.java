package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Parallel;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Runs a load and remembers which keys it touched. FX thread, but for the work itself. */
final class LoadViewModel {

  /** Pieces that a second is cut into, so that requests do not come all at once. */
  private static final int PIECES = 5;

  private final LoadGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final Set<LoadPlan.Which> written = new LinkedHashSet<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private Heat heat = new Heat(1);
  private @Nullable TaskHandle work;
  private @Nullable TableInfo table;

  LoadViewModel(LoadGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  void open(TableInfo next) {
    if (table == null || !table.name().equals(next.name())) {
      stop();
      written.clear();
      status.set("");
      heat = new Heat(1);
    }
    table = next;
  }

  /** Begins; the keys of what is written are kept to delete it afterwards. */
  void start(LoadPlan plan) {
    TableInfo of = table;
    if (of == null || running.get() || plan.rate() < 1 || plan.seconds() < 1) {
      return;
    }
    Heat map = new Heat(plan.seconds());
    heat = map;
    refused.set(0);
    sent.set(0);
    attempts.set(0);
    running.set(true);
    status.set(texts.get("load.running", plan.rate(), plan.size()));
    Set<LoadPlan.Which> keys = new LinkedHashSet<>();
    work =
        tasks
            .work(texts.get("load.title"), progress -> run(of, plan, map, keys, progress))
            .onSuccess(done -> status.set(summary("load.done")))
            .onFailure(dialogs::problem)
            .onCancel(() -> status.set(summary("load.stopped")))
            .andFinally(
                () -> {
                  if (plan.writes()) {
                    synchronized (keys) {
                      written.addAll(keys);
                    }
                  }
                  running.set(false);
                })
            .start();
  }

  private String summary(String key) {
    int all = Math.max(1, sent.get());
    return texts.get(key, sent.get(), refused.get(), attempts.get() / (double) all);
  }

  private boolean run(
      TableInfo of, LoadPlan plan, Heat map, Set<LoadPlan.Which> keys, Progress progress)
      throws Exception {
    Random random = new Random(plan.seconds());
    Map<Integer, Integer> collections = new HashMap<>();
    long begin = System.nanoTime();
    int pieces = plan.seconds() * PIECES;
    for (int piece = 0; piece < pieces; piece++) {
      int requests =
          (int) ((long) plan.rate() * (piece + 1) / PIECES - (long) plan.rate() * piece / PIECES);
      int second = piece / PIECES;
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        LoadPlan.Which which = next(of, plan, random, collections);
        synchronized (keys) {
          keys.add(which);
        }
        calls.add(() -> one(of, plan, map, which, second));
      }
      Parallel.all(calls);
      progress.update(piece + 1L, pieces);
      long next = begin + (piece + 1L) * 1_000_000_000L / PIECES;
      long left = next - System.nanoTime();
      if (left > 0) {
        Pause.of(Duration.ofNanos(left), progress);
      } else {
        progress.check();
      }
    }
    return true;
  }

  /**
   * Under a sort key each write makes its collection longer by an item; reads are of the first one.
   */
  private static LoadPlan.Which next(
      TableInfo of, LoadPlan plan, Random random, Map<Integer, Integer> collections) {
    int key = plan.next(random);
    boolean longer = plan.writes() && of.sort() != null;
    return new LoadPlan.Which(key, longer ? collections.merge(key, 1, Integer::sum) - 1 : 0);
  }

  private boolean one(TableInfo of, LoadPlan plan, Heat map, LoadPlan.Which which, int second) {
    map.touch(LoadPlan.name(which.key()), second);
    sent.incrementAndGet();
    LoadGateway.Sent how =
        plan.writes()
            ? gateway.put(of, plan.item(of, which))
            : gateway.read(of, LoadPlan.key(of, which));
    attempts.addAndGet(how.attempts());
    if (!how.done()) {
      refused.incrementAndGet();
    }
    return how.done();
  }

  /** Stops it. */
  void stop() {
    if (work != null) {
      work.cancel();
    }
  }

  /** Deletes what loads have written, after a question. */
  void clean() {
    TableInfo of = table;
    if (of == null || written.isEmpty()) {
      return;
    }
    List<Map<String, AttributeValue>> keys =
        written.stream().map(which -> LoadPlan.key(of, which)).toList();
    dialogs
        .confirm(
            new Confirmation(
                texts.get("clean.title"),
                texts.get("clean.sentence", keys.size()),
                texts.get("clean.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                tasks
                    .work(
                        texts.get("clean.verb"),
                        progress -> {
                          gateway.delete(of, keys);
                          return keys.size();
                        })
                    .onSuccess(
                        count -> {
                          written.clear();
                          status.set(texts.get("clean.done", count));
                        })
                    .onFailure(dialogs::problem)
                    .start();
              }
            });
  }

  /** Whether there is something to delete. */
  boolean cleanable() {
    return !written.isEmpty() && !running.get();
  }

  Heat heat() {
    return heat;
  }

  int refused() {
    return refused.get();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }
}
