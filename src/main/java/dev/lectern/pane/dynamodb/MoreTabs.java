package dev.lectern.pane.dynamodb;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.compose.ComposeTab;
import dev.lectern.pane.dynamodb.compose.SdkComposeGateway;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.partiql.PartiqlGateway;
import dev.lectern.pane.dynamodb.partiql.PartiqlTab;
import dev.lectern.pane.dynamodb.partiql.SdkPartiqlGateway;
import dev.lectern.pane.dynamodb.streams.SdkStreamsGateway;
import dev.lectern.pane.dynamodb.streams.StreamsGateway;
import dev.lectern.pane.dynamodb.streams.StreamsTab;
import dev.lectern.pane.explorer.ResourceTab;

/**
 * The tabs of a table that stand for themselves: each needs its gateway and what every pane has.
 *
 * @param changed called after one of them has changed the table
 */
record MoreTabs(Gateways gateways, PaneContext context, Runnable changed) {

  /** Their doors to DynamoDB; tests give others. */
  record Gateways(PartiqlGateway partiql, StreamsGateway streams, ComposeGateway compose) {

    static Gateways of(AwsClients clients, Meter meter) {
      return new Gateways(
          new SdkPartiqlGateway(clients, meter),
          new SdkStreamsGateway(clients, meter),
          new SdkComposeGateway(clients, meter));
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
}
