package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Answer;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** How the item is saved, what that will cost, and what became of it. FX thread. */
public final class SaveViewModel {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Which condition is sent. */
  enum Condition {
    NONE,
    ABSENT,
    PRESENT,
    VERSION,
    FREE
  }

  /**
   * What became of the last save.
   *
   * @param equal whether it consumed what was predicted
   */
  record Result(String text, boolean equal) {}

  /** Told of an item that was saved (or, with null, deleted), by its key before; it may move. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An item was saved or deleted, here or by who was faster.
     *
     * @param key of the item before
     * @param item as it is now, null when it is gone
     */
    void saved(Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item);
  }

  private final EditorViewModel editor;
  private final ItemGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Listener listener;
  private final Texts texts = Texts.of("dynamodbitem");
  private final ObjectProperty<Condition> condition = new SimpleObjectProperty<>(Condition.NONE);
  private final StringProperty version = new SimpleStringProperty("version");
  private final StringProperty free = new SimpleStringProperty("");
  private final StringProperty freeValues = new SimpleStringProperty("");
  private final BooleanProperty wholeItem = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable SavePlan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Race> race = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /**
   * @param listener told of each save
   */
  public SaveViewModel(
      EditorViewModel editor,
      ItemGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Listener listener) {
    this.editor = editor;
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.listener = listener;
    editor.itemProperty().addListener((o, before, now) -> replan());
    editor.storedProperty().addListener((o, before, now) -> replan());
    condition.addListener((o, before, now) -> replan());
    version.addListener((o, before, now) -> replan());
    free.addListener((o, before, now) -> replan());
    freeValues.addListener((o, before, now) -> replan());
    wholeItem.addListener((o, before, now) -> replan());
  }

  /** Opens an item as it was read. */
  public void open(TableInfo table, Map<String, AttributeValue> item, boolean whole) {
    result.set(null);
    race.set(null);
    editor.open(table, item, whole);
    asRead();
  }

  /** How an item is saved that was read. */
  private void asRead() {
    String attribute = editor.versionAttribute();
    version.set(attribute == null ? "version" : attribute);
    wholeItem.set(false);
    condition.set(attribute == null ? Condition.NONE : Condition.VERSION);
  }

  /** Opens an item that is to be made. */
  public void openNew(TableInfo table) {
    result.set(null);
    race.set(null);
    editor.openNew(table);
    wholeItem.set(true);
    condition.set(Condition.ABSENT);
  }

  private void replan() {
    TableInfo table = editor.tableProperty().get();
    Map<String, AttributeValue> item = editor.itemProperty().get();
    plan.set(null);
    problem.set("");
    if (table == null || item == null) {
      return;
    }
    try {
      Guard guard = guard();
      if (guard != null) {
        plan.set(SavePlan.save(table, editor.storedProperty().get(), item, wholeItem.get(), guard));
      }
    } catch (InvalidValueException e) {
      problem.set(e.text());
    }
  }

  /** The condition; null when it cannot be read, and {@link #problemProperty} says why. */
  private @Nullable Guard guard() {
    try {
      return typedGuard();
    } catch (InvalidValueException e) {
      problem.set(e.text());
    } catch (JacksonException e) {
      problem.set(texts.get("condition.values.wrong"));
    }
    return null;
  }

  private Guard typedGuard() {
    return switch (condition.get()) {
      case NONE -> new Guard.None();
      case ABSENT -> new Guard.Absent();
      case PRESENT -> new Guard.Present();
      case VERSION ->
          new Guard.Version(version.get().isBlank() ? "version" : version.get().strip());
      case FREE ->
          new Guard.Free(
              free.get(),
              freeValues.get().isBlank()
                  ? Map.of()
                  : ItemJson.item(Json.MAPPER.readTree(freeValues.get())));
    };
  }

  /** Whether the item can be saved now. */
  boolean ready() {
    return plan.get() != null
        && editor.wholeProperty().get()
        && !busy.get()
        && editor.dirtyProperty().get();
  }

  /** Saves as planned. */
  void save() {
    SavePlan doing = plan.get();
    if (doing != null && ready()) {
      run(doing);
    }
  }

  /** Deletes the stored item after a question; a version or a free condition is sent too. */
  void delete() {
    TableInfo table = editor.tableProperty().get();
    Map<String, AttributeValue> stored = editor.storedProperty().get();
    if (table == null || stored == null) {
      return;
    }
    Guard guard = condition.get() == Condition.ABSENT ? new Guard.None() : guard();
    if (guard == null) {
      return;
    }
    SavePlan deletion = SavePlan.delete(table, stored, guard);
    dialogs
        .confirm(
            new Confirmation(
                texts.get("delete.title"),
                texts.get(
                    "delete.sentence",
                    Show.key(table.keyOf(stored)),
                    Costs.number(deletion.predicted().total()),
                    table.indexes().size()),
                texts.get("delete.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                run(deletion);
              }
            });
  }

  private void run(SavePlan doing) {
    busy.set(true);
    result.set(null);
    tasks
        .work(texts.get("saving"), progress -> gateway.save(doing))
        .onSuccess(outcome -> ended(doing, outcome))
        .onFailure(this::failed)
        .andFinally(() -> busy.set(false))
        .start();
  }

  private void failed(UserProblem failure) {
    dialogs.problem(failure);
  }

  private void ended(SavePlan done, ItemGateway.Outcome outcome) {
    switch (outcome) {
      case ItemGateway.Outcome.Done(Used used, Map<String, AttributeValue> stored) -> {
        race.set(null);
        Map<String, AttributeValue> after = stored == null ? done.after() : stored;
        TableInfo table = done.table();
        Map<String, AttributeValue> key =
            done.before() == null ? done.key() : table.keyOf(done.before());
        boolean fresh = done.before() == null;
        if (after == null) {
          editor.close();
        } else {
          editor.saved(after);
          if (fresh) {
            String attribute = editor.versionAttribute();
            wholeItem.set(false);
            condition.set(attribute == null ? Condition.NONE : Condition.VERSION);
          }
        }
        result.set(explain(done.predicted(), used));
        listener.saved(key, after);
      }
      case ItemGateway.Outcome.Lost(Map<String, AttributeValue> theirs) ->
          race.set(new Race(theirs));
      case ItemGateway.Outcome.Taken() ->
          dialogs.problem(
              UserProblem.of(
                  texts.get("taken.title"),
                  texts.get("taken.why", Show.key(done.key())),
                  texts.get("taken.remedy")));
    }
  }

  private Result explain(Used predicted, Used used) {
    String time = TIME.format(LocalTime.now(ZoneId.systemDefault()));
    String first = Costs.number(predicted.total());
    String second = Costs.number(used.total());
    if (Math.abs(predicted.total() - used.total()) < 1e-9) {
      return new Result(texts.get("result.equal", time, first, second), true);
    }
    return new Result(texts.get("result.other", time, first, second), false);
  }

  /** The race was lost: their version is the one that counts from now on, mine is given up. */
  void takeTheirs() {
    Race lost = race.get();
    TableInfo table = editor.tableProperty().get();
    if (lost == null || table == null) {
      return;
    }
    race.set(null);
    Map<String, AttributeValue> mine = editor.storedProperty().get();
    if (lost.theirs() == null) {
      editor.close();
      if (mine != null) {
        listener.saved(table.keyOf(mine), null);
      }
    } else {
      editor.open(table, lost.theirs(), true);
      listener.saved(table.keyOf(lost.theirs()), lost.theirs());
      if (condition.get() == Condition.ABSENT) {
        asRead();
      }
    }
  }

  /** The race was lost: my changes stay, to be saved over their version. */
  void keepMine() {
    Race lost = race.get();
    if (lost != null) {
      race.set(null);
      editor.rebase(lost.theirs());
      if (lost.theirs() != null && condition.get() == Condition.ABSENT) {
        condition.set(Condition.PRESENT);
      }
    }
  }

  /** Reads all of an item of which a part is shown. */
  void fetchWhole() {
    TableInfo table = editor.tableProperty().get();
    Map<String, AttributeValue> part = editor.storedProperty().get();
    if (table == null || part == null) {
      return;
    }
    tasks
        .work(
            texts.get("fetching"),
            progress -> java.util.Optional.ofNullable(gateway.get(table, table.keyOf(part))))
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    item -> open(table, item, true),
                    () ->
                        dialogs.problem(
                            UserProblem.of(
                                texts.get("gone.title"),
                                texts.get("gone.why"),
                                texts.get("gone.remedy")))))
        .onFailure(dialogs::problem)
        .start();
  }

  /** Asks whether changes may be given up, when there are any. */
  public CompletableFuture<Boolean> mayLeave() {
    if (editor.tableProperty().get() == null || !editor.dirtyProperty().get()) {
      return Answer.of(true);
    }
    return dialogs.confirm(
        new Confirmation(
            texts.get("leave.title"),
            texts.get("leave.sentence", editor.changes().size()),
            texts.get("leave.verb"),
            true));
  }

  ObjectProperty<Condition> conditionProperty() {
    return condition;
  }

  StringProperty versionProperty() {
    return version;
  }

  StringProperty freeProperty() {
    return free;
  }

  StringProperty freeValuesProperty() {
    return freeValues;
  }

  /** Whether a PutItem replaces the whole item, rather than an UpdateItem what changed. */
  BooleanProperty wholeItemProperty() {
    return wholeItem;
  }

  /** What a save would do now; null while something is not valid. */
  ReadOnlyObjectProperty<@Nullable SavePlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** What is wrong with the condition. */
  ReadOnlyObjectProperty<String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Race> raceProperty() {
    return race.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
