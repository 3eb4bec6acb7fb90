package dev.lectern.pane.dynamodb.compose;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.TableTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javafx.scene.Node;

/** Batches and transactions. */
public final class ComposeTab implements TableTab {

  private final Texts texts = Texts.of("dynamodbcompose");
  private final ComposeViewModel model;
  private final Node view;

  /** Waits at random, as AWS advises. */
  public ComposeTab(ComposeGateway gateway, TaskRunner tasks) {
    model =
        new ComposeViewModel(
            gateway, tasks, most -> ThreadLocalRandom.current().nextLong(most + 1));
    view =
        Views.load(
                "dynamodbcompose",
                "compose",
                Map.of(ComposeController.class, () -> new ComposeController(model)))
            .root();
  }

  @Override
  public String id() {
    return "dynamodb-tab-compose";
  }

  @Override
  public String title() {
    return texts.get("tab");
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
  public void run() {
    model.run();
  }

  @Override
  public List<String> unfinished() {
    return model.runningProperty().get() ? List.of(texts.get("unfinished")) : List.of();
  }

  @Override
  public void close() {
    model.stop();
  }
}
