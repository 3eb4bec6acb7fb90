package dev.lectern.pane.stepfunctions.activities;

import dev.lectern.aws.AwsClients;
import dev.lectern.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Activities through the SDK. */
public final class SdkActivitiesGateway implements ActivitiesGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkActivitiesGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public List<Activity> list(Progress progress) {
    List<Activity> all = new ArrayList<>();
    clients
        .sfn()
        .listActivitiesPaginator(r -> {})
        .activities()
        .forEach(
            each -> {
              progress.check();
              all.add(new Activity(each.name(), each.activityArn(), each.creationDate()));
            });
    all.sort(Comparator.comparing(Activity::name));
    return all;
  }

  @Override
  public void create(String name) {
    clients.sfn().createActivity(r -> r.name(name));
  }

  @Override
  public void delete(String arn) {
    clients.sfn().deleteActivity(r -> r.activityArn(arn));
  }

  @Override
  public Optional<Task> take(Activity activity) {
    GetActivityTaskResponse got =
        clients.sfn().getActivityTask(r -> r.activityArn(activity.arn()).workerName("Lectern"));
    return got.taskToken() == null || got.taskToken().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Task(activity.name(), got.taskToken(), got.input() == null ? "" : got.input()));
  }

  @Override
  public void succeed(Task task, String output) {
    clients.sfn().sendTaskSuccess(r -> r.taskToken(task.token()).output(output));
  }

  @Override
  public void fail(Task task, String error, String cause) {
    clients.sfn().sendTaskFailure(r -> r.taskToken(task.token()).error(error).cause(cause));
  }

  @Override
  public void beat(Task task) {
    clients.sfn().sendTaskHeartbeat(r -> r.taskToken(task.token()));
  }
}
