package dev.lectern.pane.dynamodb.compose;

import dev.lectern.pane.dynamodb.data.Used;
import java.util.List;

/** Batches and transactions. Blocking; failures are the SDK's exceptions. */
public interface ComposeGateway {

  /**
   * One BatchWriteItem; what was not processed is {@link Outcome.Left}, also when that is all of it
   * (ProvisionedThroughputExceededException).
   */
  Reply batchWrite(List<Act> acts);

  /** One BatchGetItem, likewise. */
  Reply batchGet(List<Act> acts);

  /**
   * One TransactWriteItems; a cancelled one is an answer too.
   *
   * @param token ClientRequestToken; empty for none
   */
  Reply transactWrite(List<Act> acts, String token);

  /** One TransactGetItems, likewise. */
  Reply transactGet(List<Act> acts);

  /**
   * An answer.
   *
   * @param outcomes one an action, in their order
   * @param used units of all tables
   */
  record Reply(List<Outcome> outcomes, Used used) {}
}
