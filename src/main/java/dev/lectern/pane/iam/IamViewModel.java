package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where the user is: in a list, in one entity, or in the simulator. FX thread. */
final class IamViewModel {

  private final Journey<IamPlace> journey;
  private final IamGateway gateway;
  private final TaskRunner tasks;
  private final EntitiesViewModel list;
  private final Texts texts = Texts.of("iam");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Entity> entity = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper loads = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  IamViewModel(
      Journey<IamPlace> journey, IamGateway gateway, TaskRunner tasks, EntitiesViewModel list) {
    this.journey = journey;
    this.gateway = gateway;
    this.tasks = tasks;
    this.list = list;
  }

  /** Goes to a place and loads it. */
  void open(IamPlace to) {
    boolean other = !to.page().equals(journey.place().page());
    journey.at(to);
    if (!to.special().isEmpty()) {
      loading.cancel();
      entity.set(null);
    } else if (to.name().isEmpty()) {
      loading.cancel();
      entity.set(null);
      list.kindProperty().set(to.kind());
      list.refresh();
    } else if (other || entity.get() == null) {
      entity.set(null);
      reload();
    }
  }

  /** Asks for the entity again. */
  void reload() {
    IamPlace place = journey.place();
    problem.set(null);
    tasks
        .work(
            texts.get("loading", place.name()),
            progress -> gateway.find(place.kind(), place.name()))
        .latest(loading)
        .onSuccess(this::loaded)
        .onFailure(problem::set)
        .start();
  }

  private void loaded(Entity now) {
    entity.set(now);
    loads.set(loads.get() + 1);
  }

  /** The user chose another tab. */
  void tab(String tab) {
    IamPlace now = journey.place();
    journey.at(new IamPlace(now.kind(), now.name(), tab, ""));
  }

  /** Entities were deleted. */
  void gone(Entity one) {
    if (one.key().equals(journey.place().resource())) {
      open(IamPlace.list(one.kind()));
    } else {
      list.refresh();
    }
    journey.forget(one.key());
  }

  /** As it was loaded last; null in the list, and while it is not known. */
  ReadOnlyObjectProperty<@Nullable Entity> entityProperty() {
    return entity.getReadOnlyProperty();
  }

  /** Grows each time the entity was loaded, also when it is as it was: its keys may not be. */
  ReadOnlyIntegerProperty loadsProperty() {
    return loads.getReadOnlyProperty();
  }

  /** Why it could not be loaded; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
