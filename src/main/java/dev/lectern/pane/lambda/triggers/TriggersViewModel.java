package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Mapping;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Pull;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Rules;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Triggers;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Who pushes events to a function, and from where Lambda pulls them. FX thread. */
final class TriggersViewModel {

  private static final long LOOK_AGAIN_MILLIS = 1_500;
  private static final long EVERY_MILLIS = 800;

  private final TriggersGateway gateway;
  private final @Nullable Inside inside;
  private final Follower follower;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot listing = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Triggers> triggers = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<String> streams = FXCollections.observableArrayList();
  private @Nullable FunctionInfo function;
  private final Poller<Map<String, String>> poller;

  TriggersViewModel(
      TriggersGateway gateway,
      @Nullable Inside inside,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs) {
    this.gateway = gateway;
    this.inside = inside;
    this.follower = follower;
    this.tasks = tasks;
    this.dialogs = dialogs;
    poller = new Poller<>(tasks, this::question, this::came, () -> EVERY_MILLIS);
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      triggers.set(null);
    }
    function = next;
    load();
    poller.ask();
    list();
  }

  /** Asks which streams there are: tables get and lose them elsewhere. */
  private void list() {
    tasks
        .work("", progress -> gateway.streams())
        .latest(listing)
        .onSuccess(
            now -> {
              if (!streams.equals(now)) {
                streams.setAll(now);
              }
            })
        .onFailure(why -> streams.clear())
        .start();
  }

  void load() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(
            texts.get("triggers.loading"),
            follower.noting(of.name(), progress -> gateway.triggers(of.name())))
        .latest(loading)
        .onSuccess(
            now -> {
              triggers.set(now);
              boolean changing =
                  now.mappings().stream().anyMatch(each -> each.state().endsWith("ing"));
              if (changing) {
                var _ = tasks.later(LOOK_AGAIN_MILLIS, this::load);
              }
            })
        .onFailure(problem::set)
        .start();
  }

  void seen(boolean now) {
    poller.seen(now);
    if (now && function != null) {
      list();
    }
  }

  private @Nullable Work<Map<String, String>> question() {
    FunctionInfo of = function;
    Inside from = inside;
    return of == null || from == null ? null : progress -> from.pulls(of.name());
  }

  /** Shows what batches came to since the mappings were asked for. */
  private void came(Map<String, String> pulls) {
    Triggers known = triggers.get();
    if (known != null) {
      List<Mapping> mappings =
          known.mappings().stream()
              .map(
                  each -> {
                    String result = pulls.get(each.uuid());
                    return result == null ? each : each.came(result);
                  })
              .toList();
      triggers.set(new Triggers(known.permissions(), mappings));
    }
  }

  private void change(String title, Consumer<FunctionInfo> work) {
    change(title, work, () -> {});
  }

  private void change(String title, Consumer<FunctionInfo> work, Runnable done) {
    FunctionInfo of = function;
    if (of != null) {
      tasks
          .work(
              title,
              progress -> {
                work.accept(of);
                return "";
              })
          .onSuccess(
              any -> {
                done.run();
                load();
              })
          .onFailure(dialogs::problem)
          .start();
    }
  }

  /**
   * Lets a service call the function.
   *
   * @param done told when it may
   */
  void permit(String id, String principal, String source, Runnable done) {
    change(
        texts.get("triggers.saving"), of -> gateway.permit(of.name(), id, principal, source), done);
  }

  void forbid(String id) {
    change(texts.get("triggers.saving"), of -> gateway.forbid(of.name(), id));
  }

  void map(Pull pull) {
    change(texts.get("triggers.saving"), of -> gateway.map(of.name(), pull));
  }

  /** What has a mapping read in another way. */
  Dialogs.Attempt change(Mapping mapping, Rules rules) {
    return Dialogs.Attempt.of(
        tasks.work(
            texts.get("triggers.saving"),
            progress -> {
              gateway.change(mapping.uuid(), mapping.source(), rules);
              return "";
            }),
        any -> load());
  }

  void enable(String uuid, boolean enabled) {
    change(texts.get("triggers.saving"), of -> gateway.enable(uuid, enabled));
  }

  void unmap(String uuid) {
    change(texts.get("triggers.saving"), of -> gateway.unmap(uuid));
  }

  /** ARN of the function, for lines that name it. */
  String arn() {
    return function == null ? "" : function.arn();
  }

  /** Null while they are not known. */
  ReadOnlyObjectProperty<@Nullable Triggers> triggersProperty() {
    return triggers.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** ARNs of DynamoDB streams. */
  ObservableList<String> streams() {
    return streams;
  }

  /** What the execution role must be allowed, by the kind of source. */
  static List<String> needed(String source) {
    return source.contains(":sqs:")
        ? List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
        : source.contains(":kinesis:")
            ? List.of(
                "kinesis:GetRecords",
                "kinesis:GetShardIterator",
                "kinesis:DescribeStream",
                "kinesis:ListShards")
            : List.of(
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:DescribeStream",
                "dynamodb:ListStreams");
  }
}
