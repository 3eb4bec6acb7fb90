package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.dynamodb.admin.TableOperations;
import dev.lectern.sandbox.dynamodb.item.ItemOperations;
import dev.lectern.sandbox.dynamodb.table.DynamoDbState;
import dev.lectern.sandbox.store.Store;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Amazon DynamoDB in the sandbox. */
public final class DynamoDbService implements Service {

  private final Map<String, Operation> operations;

  /** On the sandbox's store. */
  public DynamoDbService(Store store) {
    DynamoDbState state = DynamoDbState.on(store);
    Map<String, Operation> all = new TreeMap<>();
    all.putAll(TableOperations.all(state));
    all.putAll(ItemOperations.all(state));
    this.operations = Collections.unmodifiableMap(all);
  }

  @Override
  public String id() {
    return "dynamodb";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }
}
