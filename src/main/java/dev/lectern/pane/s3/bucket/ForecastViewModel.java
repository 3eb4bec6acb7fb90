package dev.lectern.pane.s3.bucket;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the rules in the editor will do to the objects that are there. FX thread. */
public final class ForecastViewModel {

  private final SectionGateway gateway;
  private final TaskRunner tasks;
  private final LatestSlot slot = new LatestSlot();
  private final ObservableList<Forecast.Event> events = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<SectionGateway.Listed> objects = List.of();
  private String rules = "";

  ForecastViewModel(SectionGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** What happens, soonest first. */
  ObservableList<Forecast.Event> events() {
    return events;
  }

  /** Number of objects that were looked at. */
  int looked() {
    return objects.size();
  }

  /** Why the objects could not be listed. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Lists the objects of a bucket. */
  public void load(String bucket) {
    problem.set(Optional.empty());
    tasks
        .work("", progress -> gateway.objects(bucket))
        .latest(slot)
        .onSuccess(
            found -> {
              objects = found;
              rules(rules);
            })
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .start();
  }

  /** Looks what other rules would do. */
  public void rules(String json) {
    rules = json;
    events.setAll(Forecast.of(json, objects));
  }
}
