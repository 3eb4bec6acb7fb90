package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.sandbox.store.Store;

/** What DynamoDB's operations work on. */
public record DynamoDbState(Store store, Tables tables, Items items) {

  /** On the sandbox's store. */
  public static DynamoDbState on(Store store) {
    return new DynamoDbState(store, new Tables(store), new Items(store));
  }
}
