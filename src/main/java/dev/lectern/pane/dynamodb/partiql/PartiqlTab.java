package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;

/** Statements in PartiQL. */
public final class PartiqlTab extends LazyTab<TableInfo> {

  private final PartiqlViewModel model;

  /** Keeps its history in the settings. */
  public PartiqlTab(PartiqlGateway gateway, TaskRunner tasks, Settings settings) {
    this(new PartiqlViewModel(gateway, tasks, settings));
  }

  private PartiqlTab(PartiqlViewModel model) {
    super(
        "dynamodb-tab-partiql",
        Texts.of("dynamodbpartiql").get("tab"),
        () ->
            Views.load(
                    "dynamodbpartiql",
                    "partiql",
                    Map.of(PartiqlController.class, () -> new PartiqlController(model)))
                .root());
    this.model = model;
  }

  @Override
  public void open(TableInfo table) {
    model.open(table);
  }

  @Override
  public void refresh() {
    if (!model.sent().isEmpty() && !Statements.writes(model.sent())) {
      model.run();
    }
  }

  @Override
  public void run() {
    model.run();
  }

  @Override
  public void close() {
    model.results().cancel();
  }
}
