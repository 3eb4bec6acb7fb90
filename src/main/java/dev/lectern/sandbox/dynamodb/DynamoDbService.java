package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.ReadLag;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.StreamCauses;
import dev.lectern.sandbox.TableCapacity;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.dynamodb.admin.TableOperations;
import dev.lectern.sandbox.dynamodb.item.ItemOperations;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.streams.StreamOperations;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Amazon DynamoDB in the sandbox. */
public final class DynamoDbService implements Service, Protected {

  private final InstantSource clock;
  private final DynamoDbState state;
  private final Map<String, Operation> operations;
  private final Housekeeping housekeeping;

  /** On the sandbox's store, by its clock. */
  public DynamoDbService(Store store, InstantSource clock) {
    this.clock = clock;
    this.state = DynamoDbState.on(store);
    Map<String, Operation> all = new TreeMap<>();
    all.putAll(TableOperations.all(state));
    ItemOperations items = new ItemOperations(state);
    all.putAll(items.all());
    all.putAll(StreamOperations.all(store, state.streams(), state.log()));
    this.housekeeping = new Housekeeping(state, items, clock.instant());
    this.operations = Collections.unmodifiableMap(all);
  }

  @Override
  public void replaced() {
    state.capacity().forget();
  }

  /** What its tables take, and what they took. */
  public TableCapacity capacity() {
    return arn ->
        state.tables().all().stream()
            .filter(table -> table.arn().equals(arn))
            .findFirst()
            .map(table -> state.capacity().meters(table, clock.instant()))
            .orElse(List.of());
  }

  /** Whose requests wrote the records of its streams. */
  public StreamCauses streamCauses() {
    return state.streams()::request;
  }

  /** How far its eventually consistent reads are behind. */
  public ReadLag readLag() {
    return state.lag();
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return new TableAccess(state.tables()).accesses(ask);
  }

  @Override
  public String id() {
    return "dynamodb";
  }

  @Override
  public void tick(Instant now) throws IOException {
    housekeeping.tick(now);
  }

  @Override
  public List<Coming> coming(Instant now, Instant until) {
    return housekeeping.coming(until);
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }
}
