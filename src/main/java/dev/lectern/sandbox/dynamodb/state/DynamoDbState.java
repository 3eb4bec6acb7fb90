package dev.lectern.sandbox.dynamodb.state;

import dev.lectern.sandbox.dynamodb.capacity.Capacity;
import dev.lectern.sandbox.dynamodb.streams.Streams;
import dev.lectern.sandbox.dynamodb.table.ChangeLog;
import dev.lectern.sandbox.dynamodb.table.Copies;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.Lag;
import dev.lectern.sandbox.dynamodb.table.Tables;
import dev.lectern.sandbox.store.Store;

/** What DynamoDB's operations work on. */
public record DynamoDbState(
    Store store,
    Tables tables,
    Items items,
    ChangeLog log,
    Streams streams,
    Copies copies,
    Lag lag,
    Capacity capacity,
    ItemLocks locks) {

  /** On the sandbox's store. */
  public static DynamoDbState on(Store store) {
    ChangeLog log = new ChangeLog(store);
    Lag lag = new Lag();
    return new DynamoDbState(
        store,
        new Tables(store),
        new Items(store, log, lag),
        log,
        new Streams(store, log),
        new Copies(store, log),
        lag,
        new Capacity(),
        new ItemLocks());
  }
}
