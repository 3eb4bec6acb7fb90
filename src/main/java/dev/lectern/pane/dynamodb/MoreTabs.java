package dev.lectern.pane.dynamodb;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.dynamodb.backups.BackupsGateway;
import dev.lectern.pane.dynamodb.backups.BackupsTab;
import dev.lectern.pane.dynamodb.backups.SdkBackupsGateway;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.compose.ComposeTab;
import dev.lectern.pane.dynamodb.compose.SdkComposeGateway;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreViewModel;
import dev.lectern.pane.dynamodb.partiql.PartiqlGateway;
import dev.lectern.pane.dynamodb.partiql.PartiqlTab;
import dev.lectern.pane.dynamodb.partiql.SdkPartiqlGateway;
import dev.lectern.pane.dynamodb.setup.SdkSetupGateway;
import dev.lectern.pane.dynamodb.setup.SetupGateway;
import dev.lectern.pane.dynamodb.setup.SetupTab;
import dev.lectern.pane.dynamodb.streams.SdkStreamsGateway;
import dev.lectern.pane.dynamodb.streams.StreamsGateway;
import dev.lectern.pane.dynamodb.streams.StreamsTab;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.dynamodb.transfer.TransferTab;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The tabs of a table that stand for themselves: each needs its gateway and what every pane has.
 *
 * @param changed called after one of them has changed the table
 */
record MoreTabs(Gateways gateways, PaneContext context, Runnable changed) {

  /** Their doors to DynamoDB; tests give others. */
  record Gateways(
      PartiqlGateway partiql,
      StreamsGateway streams,
      ComposeGateway compose,
      BackupsGateway backups,
      SetupGateway setup) {

    static Gateways of(AwsClients clients, Meter meter) {
      return new Gateways(
          new SdkPartiqlGateway(clients, meter),
          new SdkStreamsGateway(clients, meter),
          new SdkComposeGateway(clients, meter),
          new SdkBackupsGateway(clients),
          new SdkSetupGateway(clients));
    }
  }

  ResourceTab<TableInfo> partiql() {
    return new PartiqlTab(gateways.partiql(), context.tasks(), context.settings());
  }

  ResourceTab<TableInfo> streams() {
    return new StreamsTab(
        gateways.streams(), context.tasks(), context.dialogs(), context.clients().time(), changed);
  }

  ResourceTab<TableInfo> compose() {
    return new ComposeTab(gateways.compose(), context.tasks());
  }

  ResourceTab<TableInfo> transfer(ExploreViewModel explore) {
    return new TransferTab(explore, gateways.compose(), context.tasks(), context.dialogs());
  }

  /**
   * @param go shows a table
   */
  ResourceTab<TableInfo> backups(Consumer<String> go) {
    return new BackupsTab(
        gateways.backups(), context.tasks(), context.dialogs(), name -> restored(name, go));
  }

  private void restored(String table, Consumer<String> go) {
    Texts texts = Texts.of("dynamodb");
    context
        .toasts()
        .show(
            texts.get("restored", table),
            "",
            Optional.of(
                Action.of(
                    "dynamodb-open-restored",
                    texts.get("restored.open"),
                    "fth-database",
                    () -> go.accept(table))));
  }

  /**
   * @param delete deletes a table after a question
   */
  ResourceTab<TableInfo> setup(TablesGateway tables, Consumer<String> delete) {
    return new SetupTab(
        gateways.setup(),
        tables,
        context.tasks(),
        context.dialogs(),
        new SetupTab.Doing(changed, context.desktop()::copy, delete));
  }
}
