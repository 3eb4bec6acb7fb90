package dev.lectern.pane.dynamodb.segments;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Segments through the SDK. */
public final class SdkSegmentsGateway implements SegmentsGateway {

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkSegmentsGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public Part scan(TableInfo table, int segment, int segments, Map<String, AttributeValue> start) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(table.name())
            .segment(segment)
            .totalSegments(segments)
            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES);
    if (!start.isEmpty()) {
      scan.exclusiveStartKey(ValuesGateway.sdk(start));
    }
    ScanResponse answer = clients.dynamoDb().scan(scan.build());
    Used used = ValuesGateway.used(answer.consumedCapacity());
    meter.read(table.name(), used);
    return new Part(answer.count(), used, ValuesGateway.item(answer.lastEvaluatedKey()));
  }
}
