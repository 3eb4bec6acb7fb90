package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.function.Consumer;

/** What a table is set to. */
public final class SetupTab extends LazyTab<TableInfo> {

  private final SetupViewModel model;

  /**
   * What it can ask of others.
   *
   * @param changed called after the table was changed
   * @param copy puts a text on the clipboard
   * @param delete deletes the table of that name after a question
   */
  public record Doing(Runnable changed, Consumer<String> copy, Consumer<String> delete) {}

  /** Over a session's tables. */
  public SetupTab(
      SetupGateway gateway, TablesGateway tables, TaskRunner tasks, Dialogs dialogs, Doing doing) {
    this(new SetupViewModel(gateway, tables, tasks, dialogs, doing.changed()), dialogs, doing);
  }

  private SetupTab(SetupViewModel model, Dialogs dialogs, Doing doing) {
    super(
        "dynamodb-tab-table",
        Texts.of("dynamodbsetup").get("tab"),
        () ->
            Views.load(
                    "dynamodbsetup",
                    "setup",
                    Map.of(
                        SetupController.class,
                        () ->
                            new SetupController(
                                model,
                                new SetupController.Doing(dialogs, doing.copy(), doing.delete()))))
                .root());
    this.model = model;
  }

  @Override
  public void open(TableInfo table) {
    model.open(table);
  }

  @Override
  public void refresh() {
    model.loadTags();
  }

  @Override
  public void close() {
    model.stop();
  }
}
