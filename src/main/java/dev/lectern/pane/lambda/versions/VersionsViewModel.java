package dev.lectern.pane.lambda.versions;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.data.Unsaved;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Parallel;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Versions, aliases, and which version answers. FX thread. */
final class VersionsViewModel {

  private static final int AT_ONCE = 4;

  /**
   * What is there.
   *
   * @param versions $LATEST first
   */
  record Listing(List<VersionLine> versions, List<AliasLine> aliases) {

    /** Versions that an alias may point to, beside $LATEST. */
    List<String> numbers() {
      return versions.stream().map(VersionLine::version).filter(v -> !v.startsWith("$")).toList();
    }
  }

  /**
   * How calls of an alias were answered.
   *
   * @param answers calls by version; {@code error} for those that failed or were refused
   */
  record Count(String alias, int wanted, Map<String, Integer> answers) {

    int answered() {
      return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final VersionsGateway gateway;
  private final InvokeGateway invoke;
  private final UnaryOperator<String> payload;
  private final Follower follower;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Listing> listing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Count> count = new ReadOnlyObjectWrapper<>();
  private final Unsaved unsaved = new Unsaved(this::forget);
  private @Nullable FunctionInfo function;
  private @Nullable TaskHandle counting;

  /**
   * @param payload the event of a function, which is sent when versions are counted
   */
  VersionsViewModel(
      VersionsGateway gateway,
      InvokeGateway invoke,
      UnaryOperator<String> payload,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs) {
    this.gateway = gateway;
    this.invoke = invoke;
    this.payload = payload;
    this.follower = follower;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      stop();
      listing.set(null);
      count.set(null);
    }
    function = next;
    load();
  }

  /** Whether an alias was edited and not saved. */
  Unsaved unsaved() {
    return unsaved;
  }

  private void forget() {
    function = null;
    listing.set(null);
  }

  void load() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(
            texts.get("versions.loading"),
            follower.noting(
                of.name(),
                progress -> new Listing(gateway.versions(of.name()), gateway.aliases(of.name()))))
        .latest(loading)
        .onSuccess(listing::set)
        .onFailure(problem::set)
        .start();
  }

  private void change(String title, TaskRunner.Work<String> work, Runnable done) {
    tasks
        .work(title, work)
        .onSuccess(
            any -> {
              done.run();
              load();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /**
   * Makes a version.
   *
   * @param done told when it is there
   */
  void publish(String description, Runnable done) {
    FunctionInfo of = function;
    if (of != null) {
      change(
          texts.get("versions.publishing"),
          progress -> gateway.publish(of.name(), description),
          done);
    }
  }

  /**
   * Makes an alias.
   *
   * @param done told when it is there
   */
  void create(AliasLine alias, Runnable done) {
    put(alias, true, done);
  }

  /** Changes an alias. */
  void save(AliasLine alias) {
    put(alias, false, () -> {});
  }

  private void put(AliasLine alias, boolean create, Runnable done) {
    FunctionInfo of = function;
    if (of != null) {
      change(
          texts.get("aliases.saving", alias.name()),
          progress -> {
            gateway.put(of.name(), alias, create);
            return alias.name();
          },
          done);
    }
  }

  void deleteVersion(String version) {
    ask(
        texts.get("versions.delete.title", version),
        texts.get("versions.delete.sentence"),
        of -> gateway.deleteVersion(of.name(), version),
        () -> {});
  }

  /**
   * Deletes an alias, when the user says yes.
   *
   * @param done told when it is gone
   */
  void deleteAlias(String name, Runnable done) {
    ask(
        texts.get("aliases.delete.title", name),
        texts.get("aliases.delete.sentence"),
        of -> gateway.deleteAlias(of.name(), name),
        done);
  }

  private void ask(String title, String sentence, Consumer<FunctionInfo> work, Runnable done) {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    var _ =
        dialogs
            .confirm(new Confirmation(title, sentence, texts.get("delete"), true))
            .thenAccept(
                yes -> {
                  if (yes) {
                    change(
                        title,
                        progress -> {
                          work.accept(of);
                          return "";
                        },
                        done);
                  }
                });
  }

  /** Sends calls to an alias, and counts which version answered. */
  void count(String alias, int calls) {
    FunctionInfo of = function;
    if (of == null || counting != null) {
      return;
    }
    Request request =
        new Request(of.name(), alias, Request.Type.REQUEST_RESPONSE, payload.apply(of.name()), "");
    count.set(new Count(alias, calls, Map.of()));
    AtomicInteger left = new AtomicInteger(calls);
    counting =
        tasks
            .work(
                texts.get("aliases.counting", alias),
                progress -> {
                  List<Callable<Integer>> lanes = new ArrayList<>();
                  for (int i = 0; i < Math.min(AT_ONCE, calls); i++) {
                    lanes.add(() -> lane(request, left, progress));
                  }
                  return Parallel.all(lanes).size();
                })
            .onFailure(dialogs::problem)
            .andFinally(() -> counting = null)
            .start();
  }

  private int lane(Request request, AtomicInteger left, Progress progress) {
    while (left.getAndDecrement() > 0) {
      progress.check();
      Run run = invoke.invoke(request);
      tasks.onFxThread(() -> counted(request.qualifier(), run));
    }
    return 0;
  }

  private void counted(String alias, Run run) {
    Count now = count.get();
    if (now != null && now.alias().equals(alias)) {
      Map<String, Integer> answers = new TreeMap<>(now.answers());
      answers.merge(run.problem() == null ? run.version() : "error", 1, Integer::sum);
      count.set(new Count(alias, now.wanted(), answers));
    }
  }

  boolean counting() {
    return counting != null;
  }

  void stop() {
    if (counting != null) {
      counting.cancel();
    }
  }

  /** Null while it is not known. */
  ReadOnlyObjectProperty<@Nullable Listing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The last count, as far as it is. */
  ReadOnlyObjectProperty<@Nullable Count> countProperty() {
    return count.getReadOnlyProperty();
  }
}
