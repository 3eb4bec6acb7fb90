package dev.lectern.pane.stepfunctions.activities;

import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activities and their tasks. Blocking; failures are the SDK's exceptions. */
public interface ActivitiesGateway {

  /** An activity as ListActivities has it. */
  record Activity(String name, String arn, Instant created) {}

  /**
   * A task that was taken.
   *
   * @param token names it in the answer; whoever has it can answer
   */
  record Task(String activity, String token, String input) {}

  /** All activities of the Region, by name (ListActivities). */
  List<Activity> list(Progress progress);

  /** Makes an activity (CreateActivity). */
  void create(String name);

  /** Deletes an activity (DeleteActivity). */
  void delete(String arn);

  /**
   * Waits up to a minute for a task (GetActivityTask).
   *
   * @return empty when none came
   */
  Optional<Task> take(Activity activity);

  /** Answers a task (SendTaskSuccess). */
  void succeed(Task task, String output);

  /** Answers that it failed (SendTaskFailure). */
  void fail(Task task, String error, String cause);

  /** Says that somebody still works on it (SendTaskHeartbeat). */
  void beat(Task task);
}
