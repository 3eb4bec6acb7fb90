package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreViewModel;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;

/** Items to files and from files. */
public final class TransferTab extends LazyTab<TableInfo> {

  private final Texts texts = Texts.of("dynamodbtransfer");
  private final TransferViewModel model;

  /**
   * @param explore knows how to read all
   */
  public TransferTab(
      ExploreViewModel explore, ComposeGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    this(new TransferViewModel(explore::all, gateway, tasks), dialogs);
  }

  private TransferTab(TransferViewModel model, Dialogs dialogs) {
    super(
        "dynamodb-tab-transfer",
        Texts.of("dynamodbtransfer").get("tab"),
        () ->
            Views.load(
                    "dynamodbtransfer",
                    "transfer",
                    Map.of(TransferController.class, () -> new TransferController(model, dialogs)))
                .root());
    this.model = model;
  }

  @Override
  public void open(TableInfo table) {
    model.open(table);
  }

  @Override
  public List<String> unfinished() {
    return model.workProperty().get() == null ? List.of() : List.of(texts.get("unfinished"));
  }

  @Override
  public void close() {
    model.stop();
  }
}
