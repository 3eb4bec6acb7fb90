package dev.lectern.pane.s3.bucket;

import dev.lectern.aws.Persona;
import dev.lectern.pane.s3.bucket.ExposureGateway.Attempt;
import dev.lectern.pane.s3.bucket.ExposureGateway.Look;
import dev.lectern.pane.s3.bucket.ExposureGateway.Outcome;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Whether a bucket is public and through what, and requests tried as others. FX thread. */
public final class ExposureViewModel {

  private final ExposureGateway gateway;
  private final TaskRunner tasks;
  private final LatestSlot looking = new LatestSlot();
  private final LatestSlot trying = new LatestSlot();
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Persona> personas =
      FXCollections.observableArrayList(Persona.ANONYMOUS);
  private final ObjectProperty<Persona> who = new SimpleObjectProperty<>(Persona.ANONYMOUS);
  private final ObjectProperty<Attempt> what = new SimpleObjectProperty<>(Attempt.GET_OBJECT);
  private final StringProperty key = new SimpleStringProperty("");
  private boolean busy;
  private final ReadOnlyObjectWrapper<Optional<Tried>> tried =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> tryProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String bucket = "";

  /** An attempt and how it ended. */
  public record Tried(Persona who, Attempt what, String key, Outcome outcome) {}

  ExposureViewModel(ExposureGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** What was found; empty until then. */
  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Why nothing was found. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** As whom a request can be tried. */
  public ObservableList<Persona> personas() {
    return personas;
  }

  /** As whom the next one is. */
  public ObjectProperty<Persona> whoProperty() {
    return who;
  }

  /** What is tried next. */
  public ObjectProperty<Attempt> whatProperty() {
    return what;
  }

  /** On which key, or under which prefix. */
  public StringProperty keyProperty() {
    return key;
  }

  /** The last attempt. */
  public ReadOnlyObjectProperty<Optional<Tried>> triedProperty() {
    return tried.getReadOnlyProperty();
  }

  /** Why it could not be made. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> tryProblemProperty() {
    return tryProblem.getReadOnlyProperty();
  }

  /** Which one is looked at. */
  String bucket() {
    return bucket;
  }

  /** Looks at a bucket; what was tried before goes, for it may be otherwise now. */
  public void open(String of) {
    tried.set(Optional.empty());
    tryProblem.set(Optional.empty());
    if (!of.equals(bucket)) {
      look.set(Optional.empty());
      key.set("");
    }
    bucket = of;
    problem.set(Optional.empty());
    if (of.isEmpty()) {
      return;
    }
    tasks
        .work("", progress -> new Found(gateway.look(of), gateway.personas()))
        .latest(looking)
        .onSuccess(this::found)
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .start();
  }

  private record Found(Look look, java.util.List<Persona> personas) {}

  private void found(Found found) {
    look.set(Optional.of(found.look()));
    Persona chosen = who.get();
    if (!personas.equals(found.personas())) {
      // the first of each list: another choice would show whoever comes to stand at its place
      who.set(Persona.ANONYMOUS);
      personas.setAll(found.personas());
    }
    who.set(personas.contains(chosen) ? chosen : Persona.ANONYMOUS);
  }

  /** Whether what is chosen can be tried. */
  public boolean ready() {
    return !what.get().object() || !key.get().isBlank();
  }

  /** Tries it. */
  public void attempt() {
    if (!ready() || busy) {
      return;
    }
    String of = bucket;
    Persona as = who.get();
    Attempt attempt = what.get();
    String on = attempt == Attempt.GET_BUCKET_POLICY ? "" : key.get();
    busy = true;
    tryProblem.set(Optional.empty());
    tasks
        .work("", progress -> new Tried(as, attempt, on, gateway.attempt(as, attempt, of, on)))
        .latest(trying)
        .onSuccess(
            result -> {
              if (of.equals(bucket)) {
                tried.set(Optional.of(result));
              }
            })
        .onFailure(failure -> tryProblem.set(Optional.of(failure)))
        .andFinally(() -> busy = false)
        .start();
  }
}
