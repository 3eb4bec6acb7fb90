package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import java.util.Map;

/** Where the operations on items are registered. */
public final class ItemOperations {

  private ItemOperations() {}

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(DynamoDbState state) {
    ItemWrites writes = new ItemWrites(state);
    ItemReads reads = new ItemReads(state);
    Pages pages = new Pages(state);
    return Map.ofEntries(
        Map.entry("PutItem", writes::put),
        Map.entry("UpdateItem", writes::update),
        Map.entry("DeleteItem", writes::delete),
        Map.entry("GetItem", reads::get),
        Map.entry("BatchGetItem", reads::batch),
        Map.entry("TransactGetItems", new TransactReads(state)::handle),
        Map.entry("BatchWriteItem", new BatchWrites(state)::handle),
        Map.entry("TransactWriteItems", new TransactWrites(state)::handle),
        Map.entry("Query", pages::query),
        Map.entry("Scan", pages::scan));
  }
}
