package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Statements through the SDK; always asks what they consumed. */
public final class SdkPartiqlGateway implements PartiqlGateway {

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkPartiqlGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public Answer run(String statement, boolean consistent, int limit, String token) {
    long begin = System.nanoTime();
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .statement(statement)
            .consistentRead(consistent ? true : null)
            .limit(limit > 0 ? limit : null)
            .nextToken(token.isEmpty() ? null : token)
            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES);
    ExecuteStatementResponse answer = clients.dynamoDb().executeStatement(request.build());
    ConsumedCapacity consumed = answer.consumedCapacity();
    Used used = ValuesGateway.used(consumed);
    if (consumed != null && consumed.tableName() != null) {
      if (Statements.writes(statement)) {
        meter.written(consumed.tableName(), used);
      } else {
        meter.read(consumed.tableName(), used);
      }
    }
    return new Answer(
        answer.items().stream().map(ValuesGateway::item).toList(),
        Objects.requireNonNullElse(answer.nextToken(), ""),
        used,
        (System.nanoTime() - begin) / 1_000_000);
  }
}
