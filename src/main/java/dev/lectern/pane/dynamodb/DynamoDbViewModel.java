package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.dynamodb.tables.TablesViewModel;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where the user is: in the list of tables, or in one of them. FX thread. */
final class DynamoDbViewModel {

  private final Journey<DynamoDbPlace> journey;
  private final TablesGateway gateway;
  private final TaskRunner tasks;
  private final TablesViewModel tables;
  private final Texts texts = Texts.of("dynamodb");
  private final LatestSlot describing = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  DynamoDbViewModel(
      Journey<DynamoDbPlace> journey,
      TablesGateway gateway,
      TaskRunner tasks,
      TablesViewModel tables) {
    this.journey = journey;
    this.gateway = gateway;
    this.tasks = tasks;
    this.tables = tables;
  }

  /** Goes to a place and loads it. */
  void open(DynamoDbPlace to) {
    boolean other = !to.table().equals(journey.place().table());
    if (other && to.table().isEmpty()) {
      tables.chosenProperty().set(journey.place().table());
    }
    journey.at(to);
    if (to.table().isEmpty()) {
      describing.cancel();
      table.set(null);
      tables.refresh();
    } else if (other || table.get() == null) {
      table.set(null);
      describe();
    }
  }

  /** Asks for the table again. */
  void describe() {
    String name = journey.place().table();
    problem.set(null);
    tasks
        .work(texts.get("table.loading", name), progress -> gateway.describe(name))
        .latest(describing)
        .onSuccess(table::set)
        .onFailure(problem::set)
        .start();
  }

  /** The user chose another tab. */
  void tab(String tab) {
    journey.at(new DynamoDbPlace(journey.place().table(), tab));
  }

  /** A table was deleted. */
  void gone(String name) {
    if (name.equals(journey.place().table())) {
      open(DynamoDbPlace.START);
    } else {
      tables.refresh();
    }
    journey.forget(name);
  }

  /** The table as described last; null in the list, and while it is not known. */
  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** Why it could not be described; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
