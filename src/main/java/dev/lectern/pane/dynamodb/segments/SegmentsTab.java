package dev.lectern.pane.dynamodb.segments;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** A scan in parallel lanes. */
public final class SegmentsTab implements ResourceTab<TableInfo> {

  private final Texts texts = Texts.of("dynamodbscan");
  private final LanesViewModel model;
  private final Node view;

  /** Over a session's tables. */
  public SegmentsTab(SegmentsGateway gateway, TaskRunner tasks) {
    model = new LanesViewModel(gateway, tasks);
    view =
        Views.load(
                "dynamodbscan",
                "lanes",
                Map.of(LanesController.class, () -> new LanesController(model)))
            .root();
  }

  @Override
  public String id() {
    return "dynamodb-tab-scan";
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
  public List<String> unfinished() {
    return model.runningProperty().get() ? List.of(texts.get("unfinished")) : List.of();
  }

  @Override
  public void close() {
    model.stop();
  }
}
