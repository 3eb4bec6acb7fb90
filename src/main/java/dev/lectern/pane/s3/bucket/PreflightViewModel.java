package dev.lectern.pane.s3.bucket;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Asks S3 what a browser would ask before a request to another origin. FX thread. */
public final class PreflightViewModel {

  private final SectionGateway gateway;
  private final TaskRunner tasks;
  private final LatestSlot slot = new LatestSlot();
  private final StringProperty origin = new SimpleStringProperty("https://app.example.com");
  private final StringProperty method = new SimpleStringProperty("GET");
  private final StringProperty headers = new SimpleStringProperty("");
  private final StringProperty key = new SimpleStringProperty("index.html");
  private final ReadOnlyObjectWrapper<Optional<SectionGateway.Preflight>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  PreflightViewModel(SectionGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** Origin of the page: scheme, host and port. */
  public StringProperty originProperty() {
    return origin;
  }

  /** Method of the request that would follow. */
  public StringProperty methodProperty() {
    return method;
  }

  /** Its headers that are not simple, with commas; may be empty. */
  public StringProperty headersProperty() {
    return headers;
  }

  /** Key that is asked for. */
  public StringProperty keyProperty() {
    return key;
  }

  /** What S3 answered. */
  public ReadOnlyObjectProperty<Optional<SectionGateway.Preflight>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Why there is no answer. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a browser would send the request: the answer is 200 and names the origin. */
  public boolean allowed() {
    return answer
        .get()
        .filter(
            a ->
                a.status() == 200
                    && a.headers().stream()
                        .anyMatch(
                            h -> h.regionMatches(true, 0, "access-control-allow-origin:", 0, 28)))
        .isPresent();
  }

  /** Sends OPTIONS to a bucket. */
  public void send(String bucket) {
    problem.set(Optional.empty());
    String from = origin.get().strip();
    String how = method.get();
    String with = headers.get().strip();
    String what = key.get();
    tasks
        .work("", progress -> gateway.preflight(bucket, what, from, how, with))
        .latest(slot)
        .onSuccess(result -> answer.set(Optional.of(result)))
        .onFailure(
            failure -> {
              answer.set(Optional.empty());
              problem.set(Optional.of(failure));
            })
        .start();
  }
}
