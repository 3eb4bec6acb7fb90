package dev.lectern.pane.explorer;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Where the user is: in the list, or in one resource, which is described here. A resource that is
 * not there, or no longer, leads to the list with a notice. FX thread.
 *
 * @param <P> the explorer's places
 * @param <R> a resource as it is described
 */
public final class ResourceViewModel<P extends Place, R> {

  private static final long LOOK_AGAIN_MILLIS = 700;

  private final Journey<P> journey;
  private final Resources<P, R> resources;
  private final ListViewModel<?, ?> list;
  private final TaskRunner tasks;
  private final Consumer<String> missing;
  private final Texts texts = Texts.of("explorer");
  private final LatestSlot describing = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable R> resource = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  /**
   * @param missing told the name of a resource that this session does not have, before the list is
   *     shown instead
   */
  public ResourceViewModel(
      Journey<P> journey,
      Resources<P, R> resources,
      ListViewModel<?, ?> list,
      TaskRunner tasks,
      Consumer<String> missing) {
    this.journey = journey;
    this.resources = resources;
    this.list = list;
    this.tasks = tasks;
    this.missing = missing;
  }

  Journey<P> journey() {
    return journey;
  }

  /** Goes to a place and loads it. */
  public void open(P to) {
    String before = journey.place().resource();
    boolean other = !to.resource().equals(before);
    if (to.resource().isEmpty()) {
      if (other) {
        list.chosenProperty().set(before);
      }
      journey.at(to);
      describing.cancel();
      problem.set(null);
      resource.set(null);
      list.refresh();
      return;
    }
    journey.at(to);
    if (other || resource.get() == null) {
      resource.set(null);
      describe();
    }
  }

  /** Asks for the resource again; and again while it is being changed. Nothing in the list. */
  public void describe() {
    P place = journey.place();
    if (place.resource().isEmpty()) {
      return;
    }
    problem.set(null);
    tasks
        .work(texts.get("describing", place.resource()), progress -> resources.describe().at(place))
        .latest(describing)
        .onSuccess(this::described)
        .onFailure(this::failed)
        .start();
  }

  private void described(R now) {
    resource.set(now);
    if (!resources.settled().test(now)) {
      String name = journey.place().resource();
      var _ = tasks.later(LOOK_AGAIN_MILLIS, () -> again(name));
    }
  }

  private void failed(UserProblem now) {
    String name = journey.place().resource();
    if (!resources.missing(now)) {
      problem.set(now);
      return;
    }
    missing.accept(name);
    // who has unsaved changes is asked, and may stay to copy them
    journey.up();
    if (!journey.place().resource().equals(name)) {
      journey.forget(name);
    }
  }

  private void again(String name) {
    if (journey.place().resource().equals(name)) {
      describe();
    }
  }

  /** A part of the pane knows the resource as it is now. */
  public void changed(R now) {
    resource.set(now);
  }

  /** The user chose another tab. */
  void tab(String tab) {
    journey.at(resources.tab().apply(journey.place(), tab));
  }

  /** A resource was deleted. */
  public void gone(String name, P above) {
    if (name.equals(journey.place().resource())) {
      open(above);
    } else {
      list.refresh();
    }
    journey.forget(name);
  }

  /** Whether a resource is looked at and known. */
  public BooleanBinding known() {
    return resource.isNotNull();
  }

  /** The resource as described last; null in the list, and while it is not known. */
  public ReadOnlyObjectProperty<@Nullable R> resourceProperty() {
    return resource.getReadOnlyProperty();
  }

  /** Why it could not be described; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
