package dev.lectern.pane.dynamodb.streams;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.time.InstantSource;
import java.util.Map;

/** The stream's records and the items that expire. */
public final class StreamsTab extends LazyTab<TableInfo> {

  private final StreamViewModel stream;
  private final ExpiryViewModel expiry;

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
    this(
        new StreamViewModel(gateway, tasks, dialogs, changed),
        new ExpiryViewModel(gateway, tasks, dialogs, clock));
  }

  private StreamsTab(StreamViewModel stream, ExpiryViewModel expiry) {
    super(
        "dynamodb-tab-streams",
        Texts.of("dynamodbstreams").get("tab"),
        () ->
            Views.load(
                    "dynamodbstreams",
                    "streams",
                    Map.of(
                        StreamController.class,
                        () -> new StreamController(stream),
                        ExpiryController.class,
                        () -> new ExpiryController(expiry)))
                .root());
    this.stream = stream;
    this.expiry = expiry;
  }

  @Override
  public void open(TableInfo table) {
    stream.open(table);
    expiry.open(table);
  }

  @Override
  public void seen(boolean now) {
    stream.seen(now);
  }

  @Override
  public void refresh() {
    stream.read();
    if (!expiry.items().isEmpty()) {
      expiry.look();
    }
  }

  @Override
  public void close() {
    stream.stop();
    expiry.stop();
  }
}
