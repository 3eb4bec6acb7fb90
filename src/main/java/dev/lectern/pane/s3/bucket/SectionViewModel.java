package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tools.jackson.core.JacksonException;

/** One sub-resource: what AWS has, what the user makes of it, and how saving went. FX thread. */
public final class SectionViewModel {

  /** Where loading is. */
  public enum Load {
    NOTHING,
    LOADING,
    LOADED,
    FAILED
  }

  private final Section section;
  private final SectionGateway gateway;
  private final TaskRunner tasks;
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyStringWrapper bucket = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private final StringProperty draft = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Load> load = new ReadOnlyObjectWrapper<>(Load.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Consumer<String> written = of -> {};

  SectionViewModel(Section section, SectionGateway gateway, TaskRunner tasks) {
    this.section = section;
    this.gateway = gateway;
    this.tasks = tasks;
    draft.addListener((o, before, now) -> dirty.set(!same(saved.get(), now)));
  }

  /** Which one. */
  public Section section() {
    return section;
  }

  /** Whose. */
  public ReadOnlyStringProperty bucketProperty() {
    return bucket.getReadOnlyProperty();
  }

  /** What AWS has, as JSON; empty for none. */
  public ReadOnlyStringProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** What the user made of it. */
  public StringProperty draftProperty() {
    return draft;
  }

  /** Told the bucket whenever something of it was written here, or is found to have been. */
  void onWritten(Consumer<String> listener) {
    written = listener;
  }

  /** Whether the two differ by more than spaces. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** Whether saving is on its way. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Where loading is. */
  public ReadOnlyObjectProperty<Load> loadProperty() {
    return load.getReadOnlyProperty();
  }

  /** Why loading or saving failed. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Loads; what is not saved of the same bucket stays. */
  public void open(String of) {
    boolean keep = dirty.get() && of.equals(bucket.get());
    boolean again = load.get() == Load.LOADED && of.equals(bucket.get());
    bucket.set(of);
    problem.set(Optional.empty());
    load.set(Load.LOADING);
    tasks
        .work("", progress -> gateway.read(section, of))
        .latest(loading)
        .onSuccess(
            json -> {
              boolean elsewhere = again && !json.equals(saved.get());
              saved.set(json);
              if (keep) {
                dirty.set(!same(json, draft.get()));
              } else {
                take(json);
              }
              load.set(Load.LOADED);
              if (elsewhere) {
                written.accept(of);
              }
            })
        .onFailure(
            failure -> {
              problem.set(Optional.of(failure));
              load.set(Load.FAILED);
            })
        .start();
  }

  private void take(String json) {
    draft.set(json);
    dirty.set(false);
  }

  /** Writes the draft; an empty one takes the sub-resource away. */
  public void save() {
    String json = draft.get();
    if (json.isBlank() && section.removable()) {
      write(of -> gateway.remove(section, of));
    } else {
      write(of -> gateway.write(section, of, json));
    }
  }

  /** Takes the sub-resource away. */
  public void remove() {
    write(of -> gateway.remove(section, of));
  }

  /**
   * What a write came to.
   *
   * @param json what AWS has now
   * @param done false when AWS had something else than what was read, so that nothing was written
   */
  private record Outcome(String json, boolean done) {}

  /** No call of S3 writes a sub-resource on a condition; so it is read right before. */
  private void write(Consumer<String> call) {
    String of = bucket.get();
    String base = saved.get();
    saving.set(true);
    problem.set(Optional.empty());
    tasks
        .work(
            "",
            progress -> {
              String now = gateway.read(section, of);
              if (!same(now, base)) {
                return new Outcome(now, false);
              }
              call.accept(of);
              // AWS may complete or reorder what was sent: show what it has now
              return new Outcome(gateway.read(section, of), true);
            })
        .onSuccess(
            outcome -> {
              if (of.equals(bucket.get())) {
                end(outcome);
                written.accept(of);
              }
            })
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .andFinally(() -> saving.set(false))
        .start();
  }

  /** What somebody else wrote is shown; the draft stays, and saved again goes over it. */
  private void end(Outcome outcome) {
    boolean keep = !outcome.done() && dirty.get();
    saved.set(outcome.json());
    if (keep) {
      dirty.set(!same(outcome.json(), draft.get()));
    } else {
      take(outcome.json());
    }
    if (!outcome.done()) {
      Texts texts = Texts.of("s3bucket");
      problem.set(
          Optional.of(
              UserProblem.of(
                  texts.get("changed"),
                  texts.get("changed.why"),
                  texts.get(dirty.get() ? "changed.remedy" : "changed.look"))));
    }
  }

  /** Back to what AWS has. */
  public void discard() {
    problem.set(Optional.empty());
    take(saved.get());
  }

  /** Drops what is loading. */
  public void close() {
    loading.cancel();
    dirty.set(false);
  }

  private static boolean same(String one, String other) {
    if (one.isBlank() || other.isBlank()) {
      return one.isBlank() && other.isBlank();
    }
    try {
      return Json.MAPPER.readTree(one).equals(Json.MAPPER.readTree(other));
    } catch (JacksonException e) {
      return one.equals(other);
    }
  }
}
