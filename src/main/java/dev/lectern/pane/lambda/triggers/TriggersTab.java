package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.url.UrlsGateway;
import dev.lectern.pane.lambda.url.UrlsView;
import dev.lectern.pane.lambda.url.UrlsViewModel;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Triggers, permissions and URLs. */
public final class TriggersTab extends LazyTab<FunctionInfo> {

  private final TriggersViewModel model;
  private final UrlsViewModel urls;

  /**
   * @param inside what the sandbox tells; null for AWS
   * @param follower has it loaded again after changes from elsewhere
   * @param desktop where addresses are copied to and opened
   */
  public TriggersTab(
      TriggersGateway gateway,
      UrlsGateway addresses,
      @Nullable Inside inside,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs,
      PaneContext.Desktop desktop) {
    TriggersViewModel model = new TriggersViewModel(gateway, inside, follower, tasks, dialogs);
    UrlsViewModel urls = new UrlsViewModel(addresses, follower, tasks, dialogs, model::load);
    super(
        "lambda-tab-triggers",
        Texts.of("lambda").get("tab.triggers"),
        () ->
            new TriggersView(
                    model, dialogs, new UrlsView(urls, desktop::copy, desktop::browse).view())
                .view());
    this.model = model;
    this.urls = urls;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
    urls.open(function);
  }

  @Override
  public void refresh() {
    model.load();
    urls.load();
  }

  @Override
  public void seen(boolean now) {
    model.seen(now);
  }

  @Override
  public void close() {
    model.seen(false);
  }
}
