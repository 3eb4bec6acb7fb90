package dev.lectern.pane.dynamodb.streams;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Time to live of a table, and the items that it will delete. FX thread. */
final class ExpiryViewModel {

  /** Pages that are looked through; each is 1 MB at most. */
  private static final int PAGES = 20;

  private static final int SHOWN = 200;

  /** What a look through the table found. */
  private record Found(List<Expiring> items, int scanned, double units, boolean all) {}

  private final StreamsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final InstantSource clock;
  private final Texts texts = Texts.of("dynamodbstreams");
  private final LatestSlot describing = new LatestSlot();
  private final LatestSlot looking = new LatestSlot();
  private final ReadOnlyObjectWrapper<StreamsGateway.@Nullable Expiry> expiry =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<Expiring> items = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable TableInfo table;

  /**
   * @param clock as the service sees it
   */
  ExpiryViewModel(StreamsGateway gateway, TaskRunner tasks, Dialogs dialogs, InstantSource clock) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.clock = clock;
  }

  void open(TableInfo now) {
    TableInfo before = table;
    table = now;
    if (before == null || !before.name().equals(now.name())) {
      stop();
      expiry.set(null);
      items.clear();
      found.set("");
    }
    describe();
  }

  private void describe() {
    TableInfo of = table;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(texts.get("ttl.asking"), progress -> gateway.expiry(of))
        .latest(describing)
        .onSuccess(expiry::set)
        .onFailure(problem::set)
        .start();
  }

  /** Looks for the items that expire next. */
  void look() {
    TableInfo of = table;
    StreamsGateway.Expiry set = expiry.get();
    if (of == null || set == null || set.attribute().isEmpty()) {
      return;
    }
    busy.set(true);
    tasks
        .work(texts.get("ttl.looking"), progress -> scan(of, set.attribute(), progress))
        .latest(looking)
        .onSuccess(this::show)
        .onFailure(dialogs::problem)
        .andFinally(() -> busy.set(false))
        .start();
  }

  private Found scan(TableInfo of, String attribute, Progress progress) {
    List<Expiring> all = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    int scanned = 0;
    double units = 0;
    for (int page = 0; page < PAGES; page++) {
      progress.check();
      StreamsGateway.Timed part = gateway.timed(of, attribute, from);
      part.items().forEach(item -> all.add(Expiring.of(of, attribute, item)));
      all.sort(Expiring.SOONEST);
      if (all.size() > SHOWN) {
        all.subList(SHOWN, all.size()).clear();
      }
      scanned += part.scanned();
      units += part.used().total();
      from = part.lastKey();
      if (from.isEmpty()) {
        return new Found(all, scanned, units, true);
      }
    }
    return new Found(all, scanned, units, false);
  }

  private void show(Found now) {
    items.setAll(now.items());
    found.set(
        texts.get(
            now.all() ? "ttl.found" : "ttl.found.part",
            now.items().size(),
            now.scanned(),
            now.units()));
  }

  /** Switches time to live on. */
  void enable(String attribute) {
    change(attribute, true);
  }

  /** Switches it off after a question. */
  void disable() {
    StreamsGateway.Expiry set = expiry.get();
    if (set == null) {
      return;
    }
    dialogs
        .confirm(
            new Confirmation(
                texts.get("ttl.disable.title"),
                texts.get("ttl.disable.sentence", set.attribute()),
                texts.get("ttl.disable.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                change(set.attribute(), false);
              }
            });
  }

  private void change(String attribute, boolean on) {
    TableInfo of = table;
    if (of == null || attribute.isBlank()) {
      return;
    }
    tasks
        .work(
            texts.get("ttl.switching"),
            progress -> {
              gateway.expire(of, attribute.strip(), on);
              return gateway.expiry(of);
            })
        .onSuccess(
            now -> {
              expiry.set(now);
              items.clear();
              found.set("");
            })
        .onFailure(dialogs::problem)
        .start();
  }

  void stop() {
    describing.cancel();
    looking.cancel();
  }

  /** Now, as the service sees it. */
  Instant now() {
    return clock.instant();
  }

  ReadOnlyObjectProperty<StreamsGateway.@Nullable Expiry> expiryProperty() {
    return expiry.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Items with a time of expiry, the soonest first. */
  ObservableList<Expiring> items() {
    return items;
  }

  /** What the last look found, in a sentence. */
  ReadOnlyStringProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
