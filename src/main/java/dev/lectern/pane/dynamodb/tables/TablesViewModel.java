package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;

/** The list of tables: names at once, the rest as rows are seen. FX thread. */
public final class TablesViewModel extends ListViewModel<String, TableInfo> {

  /** Nothing is loaded before {@link #refresh()}. */
  public TablesViewModel(TablesGateway gateway, TaskRunner tasks) {
    super(
        new Source<>(gateway::names, gateway::describe, name -> name),
        tasks,
        Texts.of("dynamodb").get("tables.listing"));
  }
}
