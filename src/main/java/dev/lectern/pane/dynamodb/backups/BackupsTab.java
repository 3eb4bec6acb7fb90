package dev.lectern.pane.dynamodb.backups;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.function.Consumer;

/** Backups of a table. */
public final class BackupsTab extends LazyTab<TableInfo> {

  private final BackupsViewModel model;

  /**
   * @param restored told of a table that was made of a backup
   */
  public BackupsTab(
      BackupsGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<String> restored) {
    this(new BackupsViewModel(gateway, tasks, dialogs, restored));
  }

  private BackupsTab(BackupsViewModel model) {
    super(
        "dynamodb-tab-backups",
        Texts.of("dynamodbbackups").get("tab"),
        () ->
            Views.load(
                    "dynamodbbackups",
                    "backups",
                    Map.of(BackupsController.class, () -> new BackupsController(model)))
                .root());
    this.model = model;
  }

  @Override
  public void open(TableInfo table) {
    model.open(table);
  }

  @Override
  public void refresh() {
    model.load();
  }

  @Override
  public void close() {
    model.stop();
  }
}
