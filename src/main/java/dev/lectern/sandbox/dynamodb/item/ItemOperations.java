package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Where the operations on items are registered. */
public final class ItemOperations {

  private final DynamoDbState state;
  private final TransactWrites transactWrites;

  /** On the state. */
  public ItemOperations(DynamoDbState state) {
    this.state = state;
    this.transactWrites = new TransactWrites(state);
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    ItemWrites writes = new ItemWrites(state);
    ItemReads reads = new ItemReads(state);
    Pages pages = new Pages(state);
    StatementOperations statements = new StatementOperations(state, transactWrites);
    return Map.ofEntries(
        Map.entry("ExecuteStatement", statements::execute),
        Map.entry("BatchExecuteStatement", statements::batch),
        Map.entry("ExecuteTransaction", statements::transaction),
        Map.entry("PutItem", writes::put),
        Map.entry("UpdateItem", writes::update),
        Map.entry("DeleteItem", writes::delete),
        Map.entry("GetItem", reads::get),
        Map.entry("BatchGetItem", reads::batch),
        Map.entry("TransactGetItems", new TransactReads(state)::handle),
        Map.entry("BatchWriteItem", new BatchWrites(state)::handle),
        Map.entry("TransactWriteItems", transactWrites::handle),
        Map.entry("Query", pages::query),
        Map.entry("Scan", pages::scan));
  }

  /** Forgets what is over. */
  public void sweep(Instant now) throws IOException {
    transactWrites.sweep(now);
  }
}
