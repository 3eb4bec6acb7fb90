package dev.lectern.pane.s3.bucket;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the rules in the editor will do to the objects and versions that are there, by the session's
 * time. FX thread.
 */
public final class ForecastViewModel {

  private final SectionGateway gateway;
  private final TaskRunner tasks;
  private final InstantSource time;
  private final LatestSlot slot = new LatestSlot();
  private final ObservableList<Forecast.Event> events = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SectionGateway.Listing> listing =
      new ReadOnlyObjectWrapper<>(new SectionGateway.Listing(List.of(), false));
  private String rules = "";

  ForecastViewModel(SectionGateway gateway, TaskRunner tasks, InstantSource time) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.time = time;
  }

  /** What happens, soonest first. */
  ObservableList<Forecast.Event> events() {
    return events;
  }

  /** Now, where the bucket is. */
  Instant now() {
    return time.instant();
  }

  /** What was looked at. */
  ReadOnlyObjectProperty<SectionGateway.Listing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  /** Number of objects, versions and markers that were looked at. */
  int looked() {
    return listing.get().rows().size();
  }

  /** Whether the bucket holds more than was looked at. */
  boolean more() {
    return listing.get().more();
  }

  /** Why the objects could not be listed. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * What one rule will do.
   *
   * @param due how many are due already: they go when S3 looks next
   * @param first when the first of the others is due; empty when there is none
   */
  record Sum(long count, long bytes, long due, Optional<Instant> first) {}

  /** What the rule with this index is called. */
  String name(int rule) {
    return RuleForm.name(Forecast.document(rules).path("Rules").path(rule), rule);
  }

  /** What the rule with this index will do. */
  Sum sum(int rule) {
    Instant now = now();
    List<Forecast.Event> its = events.stream().filter(event -> event.rule() == rule).toList();
    return new Sum(
        its.stream().map(Forecast.Event::object).distinct().count(),
        its.stream().map(Forecast.Event::object).distinct().mapToLong(o -> o.size()).sum(),
        its.stream().filter(event -> !event.at().isAfter(now)).count(),
        its.stream().map(Forecast.Event::at).filter(at -> at.isAfter(now)).findFirst());
  }

  /** Lists what is in a bucket. */
  public void load(String bucket) {
    problem.set(Optional.empty());
    tasks
        .work("", progress -> gateway.listing(bucket))
        .latest(slot)
        .onSuccess(
            found -> {
              events.setAll(Forecast.of(rules, found.rows()));
              listing.set(found);
            })
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .start();
  }

  /** Looks what other rules would do. */
  public void rules(String json) {
    rules = json;
    events.setAll(Forecast.of(json, listing.get().rows()));
  }
}
