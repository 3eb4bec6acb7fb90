package dev.lectern.pane.dynamodb.compose;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Batches and transactions. */
public final class ComposeTab extends LazyTab<TableInfo> {

  private final Texts texts = Texts.of("dynamodbcompose");
  private final ComposeViewModel model;

  /** Waits at random, as AWS advises. */
  public ComposeTab(ComposeGateway gateway, TaskRunner tasks) {
    this(
        new ComposeViewModel(
            gateway, tasks, most -> ThreadLocalRandom.current().nextLong(most + 1)));
  }

  private ComposeTab(ComposeViewModel model) {
    super(
        "dynamodb-tab-compose",
        Texts.of("dynamodbcompose").get("tab"),
        () ->
            Views.load(
                    "dynamodbcompose",
                    "compose",
                    Map.of(ComposeController.class, () -> new ComposeController(model)))
                .root());
    this.model = model;
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
