package dev.lectern.pane.iam;

import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The users, the groups, the roles or the policies. FX thread. */
final class EntitiesViewModel extends ListViewModel<Entity, Boolean> {

  private final ObjectProperty<Kind> kind;

  /** Nothing is loaded before {@link #refresh()}. */
  EntitiesViewModel(IamGateway gateway, TaskRunner tasks) {
    this(gateway, tasks, new SimpleObjectProperty<>(Kind.USER));
  }

  private EntitiesViewModel(IamGateway gateway, TaskRunner tasks, ObjectProperty<Kind> kind) {
    super(
        new Source<>(progress -> gateway.list(kind.get(), progress), one -> true, Entity::name),
        tasks,
        Texts.of("iam").get("listing"));
    this.kind = kind;
  }

  /** What is listed; to be followed by {@link #refresh()}. */
  ObjectProperty<Kind> kindProperty() {
    return kind;
  }
}
