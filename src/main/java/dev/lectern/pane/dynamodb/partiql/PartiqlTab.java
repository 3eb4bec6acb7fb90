package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.TableTab;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import javafx.scene.Node;

/** Statements in PartiQL. */
public final class PartiqlTab implements TableTab {

  private final PartiqlViewModel model;
  private final Node view;

  /** Keeps its history in the settings. */
  public PartiqlTab(PartiqlGateway gateway, TaskRunner tasks, Settings settings) {
    model = new PartiqlViewModel(gateway, tasks, settings);
    view =
        Views.load(
                "dynamodbpartiql",
                "partiql",
                Map.of(PartiqlController.class, () -> new PartiqlController(model)))
            .root();
  }

  @Override
  public String id() {
    return "dynamodb-tab-partiql";
  }

  @Override
  public String title() {
    return Texts.of("dynamodbpartiql").get("tab");
  }

  @Override
  public Node view() {
    return view;
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
