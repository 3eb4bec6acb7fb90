package dev.lectern.pane.dynamodb.streams;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.TableTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.time.InstantSource;
import java.util.Map;
import javafx.scene.Node;

/** The stream's records and the items that expire. */
public final class StreamsTab implements TableTab {

  private final StreamViewModel stream;
  private final ExpiryViewModel expiry;
  private final Node view;

  /**
   * @param clock as the service sees it
   * @param changed called after the table was changed
   */
  public StreamsTab(
      StreamsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      InstantSource clock,
      Runnable changed) {
    stream = new StreamViewModel(gateway, tasks, dialogs, changed);
    expiry = new ExpiryViewModel(gateway, tasks, dialogs, clock);
    view =
        Views.load(
                "dynamodbstreams",
                "streams",
                Map.of(
                    StreamController.class,
                    () -> new StreamController(stream),
                    ExpiryController.class,
                    () -> new ExpiryController(expiry)))
            .root();
  }

  @Override
  public String id() {
    return "dynamodb-tab-streams";
  }

  @Override
  public String title() {
    return Texts.of("dynamodbstreams").get("tab");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void open(TableInfo table) {
    stream.open(table);
    expiry.open(table);
  }

  @Override
  public void refresh() {
    stream.read();
    expiry.look();
  }

  @Override
  public void close() {
    stream.stop();
    expiry.stop();
  }
}
