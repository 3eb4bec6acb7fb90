package dev.lectern.pane.dynamodb.compose;

import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Actions that are sent together. What a batch leaves over is sent again after a wait that grows,
 * as "Error handling with DynamoDB", section "Batch operations and error handling", advises. FX
 * thread.
 */
final class ComposeViewModel {

  private static final long FIRST_WAIT = 50;
  private static final long LONGEST_WAIT = 5_000;
  private static final int ROUNDS = 30;

  /**
   * One call of a run.
   *
   * @param left actions that were not processed
   * @param pause milliseconds until the next call; 0 when there is none
   * @param atMost the longest wait that could have been drawn
   */
  record Round(int number, int sent, int left, double units, long pause, long atMost) {}

  private final ComposeGateway gateway;
  private final TaskRunner tasks;
  private final LongUnaryOperator draw;
  private final Texts texts = Texts.of("dynamodbcompose");
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.BATCH_WRITE);
  private final ObservableList<ActDraft> drafts = FXCollections.observableArrayList();
  private final ObservableList<Round> rounds = FXCollections.observableArrayList();
  private final BooleanProperty again = new SimpleBooleanProperty(true);
  private final StringProperty token = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> summary = new ReadOnlyObjectWrapper<>("");
  private @Nullable TableInfo table;
  private @Nullable TaskHandle work;

  /**
   * @param draw a random number of milliseconds from 0 to what is given
   */
  ComposeViewModel(ComposeGateway gateway, TaskRunner tasks, LongUnaryOperator draw) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.draw = draw;
    mode.addListener((o, before, now) -> fit(now));
  }

  void open(TableInfo now) {
    table = now;
    if (drafts.isEmpty()) {
      add(mode.get().kinds().getFirst());
    }
  }

  private void fit(Mode now) {
    for (ActDraft draft : drafts) {
      if (!now.kinds().contains(draft.kind.get())) {
        draft.kind.set(now.kinds().getFirst());
      }
      draft.became(null);
    }
    rounds.clear();
    problem.set(null);
    summary.set("");
  }

  /** Adds an action with a key to fill in. */
  ActDraft add(Act.Kind kind) {
    TableInfo of = table;
    ActDraft draft = new ActDraft(kind, of == null ? "" : of.name());
    if (of != null) {
      draft.item.set(key(of, "…", "1", ""));
    }
    drafts.add(draft);
    return draft;
  }

  /** Adds puts with keys of their own, each of about so many bytes. */
  void addPuts(int count, int bytes) {
    TableInfo of = table;
    if (of == null) {
      return;
    }
    if (drafts.size() == 1 && drafts.getFirst().item.get().contains("…")) {
      drafts.clear();
    }
    int from = drafts.size();
    for (int i = 1; i <= count; i++) {
      ActDraft draft = new ActDraft(Act.Kind.PUT, of.name());
      String more = bytes < 64 ? "" : ", \"text\": \"" + "x".repeat(bytes - 48) + "\"";
      draft.item.set(
          key(of, String.format(Locale.ROOT, "BATCH#%03d", from + i), "" + (from + i), more));
      drafts.add(draft);
    }
  }

  private static String key(TableInfo of, String text, String number, String more) {
    StringBuilder json = new StringBuilder("{");
    List<KeyAttribute> keys = new ArrayList<>(List.of(of.partition()));
    if (of.sort() != null) {
      keys.add(of.sort());
    }
    for (KeyAttribute key : keys) {
      json.append(json.length() > 1 ? ", " : "")
          .append('"')
          .append(key.name())
          .append("\": ")
          .append(key.type().equals("N") ? number : '"' + text + '"');
    }
    return json.append(more).append('}').toString();
  }

  void remove(ActDraft draft) {
    drafts.remove(draft);
  }

  /** Takes all actions away. */
  void clear() {
    drafts.clear();
    rounds.clear();
    summary.set("");
    problem.set(null);
  }

  /** A new token, so that the same transaction sent twice has one effect. */
  void drawToken() {
    token.set(UUID.randomUUID().toString());
  }

  /** Sends them, when all are right. */
  void run() {
    if (running.get() || drafts.isEmpty()) {
      return;
    }
    List<ActDraft> sent = List.copyOf(drafts);
    List<@Nullable Act> acts = new ArrayList<>();
    for (ActDraft draft : sent) {
      draft.became(null);
      acts.add(draft.act());
    }
    rounds.clear();
    problem.set(null);
    summary.set("");
    if (acts.contains(null)) {
      summary.set(texts.get("not.right"));
      return;
    }
    List<Act> ready = acts.stream().map(java.util.Objects::requireNonNull).toList();
    Mode how = mode.get();
    String with = token.get().strip();
    boolean resend = again.get();
    running.set(true);
    work =
        tasks
            .work(
                texts.get("sending"),
                progress -> {
                  if (how.batch()) {
                    return batch(how, sent, ready, resend, progress);
                  }
                  ComposeGateway.Reply reply =
                      how == Mode.TRANSACT_GET
                          ? gateway.transactGet(ready)
                          : gateway.transactWrite(ready, with);
                  tasks.onFxThread(() -> show(sent, reply.outcomes()));
                  return reply;
                })
            .onSuccess(reply -> summary.set(sum(how, reply)))
            .onFailure(problem::set)
            .onCancel(() -> summary.set(texts.get("stopped")))
            .andFinally(() -> running.set(false))
            .start();
  }

  private ComposeGateway.Reply batch(
      Mode how, List<ActDraft> drafted, List<Act> acts, boolean resend, Progress progress)
      throws InterruptedException {
    List<ActDraft> open = drafted;
    List<Act> left = acts;
    Used used = Used.NONE;
    List<Outcome> outcomes = List.of();
    for (int number = 1; !left.isEmpty() && number <= ROUNDS; number++) {
      progress.check();
      ComposeGateway.Reply reply =
          how == Mode.BATCH_GET ? gateway.batchGet(left) : gateway.batchWrite(left);
      used = used.plus(reply.used());
      outcomes = reply.outcomes();
      List<ActDraft> shown = open;
      tasks.onFxThread(() -> show(shown, reply.outcomes()));
      List<Act> after = new ArrayList<>();
      List<ActDraft> afterDrafts = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        if (reply.outcomes().get(i) instanceof Outcome.Left) {
          after.add(left.get(i));
          afterDrafts.add(open.get(i));
        }
      }
      boolean goOn = resend && !after.isEmpty() && number < ROUNDS;
      long atMost = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(20, number - 1));
      long wait = goOn ? draw.applyAsLong(atMost) : 0;
      Round round =
          new Round(
              number, left.size(), after.size(), reply.used().total(), wait, goOn ? atMost : 0);
      tasks.onFxThread(() -> rounds.add(round));
      if (!goOn) {
        break;
      }
      Pause.of(Duration.ofMillis(wait), progress);
      left = after;
      open = afterDrafts;
    }
    return new ComposeGateway.Reply(outcomes, used);
  }

  private static void show(List<ActDraft> drafted, List<Outcome> outcomes) {
    for (int i = 0; i < drafted.size(); i++) {
      drafted.get(i).became(outcomes.get(i));
    }
  }

  private String sum(Mode how, ComposeGateway.Reply reply) {
    String units =
        String.format(
            Locale.ENGLISH, "%.1f %s", reply.used().total(), how.writes() ? "WCU" : "RCU");
    long left = reply.outcomes().stream().filter(Outcome.Left.class::isInstance).count();
    if (left > 0) {
      return texts.get("sum.left", left, units);
    }
    if (reply.outcomes().stream().anyMatch(Outcome.Cancelled.class::isInstance)) {
      long causes =
          reply.outcomes().stream()
              .filter(each -> each instanceof Outcome.Cancelled why && why.cause())
              .count();
      return texts.get("sum.cancelled", causes, reply.outcomes().size());
    }
    return texts.get(how.batch() ? "sum.batch" : "sum.transaction", units, rounds.size());
  }

  /** Stops sending again. */
  void stop() {
    if (work != null) {
      work.cancel();
    }
  }

  ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  ObservableList<ActDraft> drafts() {
    return drafts;
  }

  /** The calls of the last run of a batch. */
  ObservableList<Round> rounds() {
    return rounds;
  }

  /** Whether what is left over is sent again. */
  BooleanProperty againProperty() {
    return again;
  }

  /** ClientRequestToken; empty for none. */
  StringProperty tokenProperty() {
    return token;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Why the call was refused as a whole; null when it was not. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What became of all, in a sentence; empty before. */
  ReadOnlyObjectProperty<String> summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
