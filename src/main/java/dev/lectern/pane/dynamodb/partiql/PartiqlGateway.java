package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.List;
import java.util.Map;

/** Statements in PartiQL. Blocking; failures are the SDK's exceptions. */
public interface PartiqlGateway {

  /**
   * One page of a statement ("ExecuteStatement").
   *
   * @param statement without a semicolon
   * @param consistent whether it reads strongly
   * @param limit most items that are read, 0 for as many as fit in 1 MB
   * @param token NextToken of the page before; empty for the first page
   */
  Answer run(String statement, boolean consistent, int limit, String token);

  /**
   * What a page brought; a statement that writes returns no items, or the old ones when it says so.
   *
   * @param token to go on with; empty at the end
   * @param millis how long the call took, as this computer measured it
   */
  record Answer(List<Map<String, AttributeValue>> items, String token, Used used, long millis) {}
}
