package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.partiql.PartiqlGateway;
import java.util.List;
import java.util.Map;

/** Answers every statement with two pages of an order each. */
public final class FakePartiql implements PartiqlGateway {

  @Override
  public Answer run(String statement, boolean consistent, int limit, String token) {
    int number = token.isEmpty() ? 1 : 2;
    return new Answer(
        List.of(DynamoDbSamples.order(number)),
        number == 1 ? "more" : "",
        new Used(0.5, 0.5, Map.of()),
        3);
  }
}
