package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tokens by which a transaction that is sent again is done once ("TransactWriteItems", member
 * ClientRequestToken). They are kept with the transaction's own changes, for ten minutes. Safe for
 * any thread.
 */
final class TransactionTokens {

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Store store;
  private final Table tokens;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  TransactionTokens(Store store) {
    this.store = store;
    this.tokens = store.table("dynamodb.tokens");
  }

  /** The token of a call, null when it has none. */
  static @Nullable String of(Call call) {
    return call.input().has("ClientRequestToken")
        ? call.caller().accountId()
            + "/"
            + call.region()
            + "/"
            + call.input().path("ClientRequestToken").asString()
        : null;
  }

  /**
   * Whether the transaction of a token was done already.
   *
   * @throws ServiceException IdempotentParameterMismatchException when it was another one
   */
  boolean done(String token, JsonNode request, Instant now) {
    byte[] value = tokens.get(token.getBytes(StandardCharsets.UTF_8));
    JsonNode known = value == null ? Json.object() : Json.MAPPER.readTree(value);
    if (value == null || Instant.parse(known.path("until").asString()).isBefore(now)) {
      return false;
    }
    if (!known.path("request").equals(request)) {
      throw new ServiceException(
          400,
          "IdempotentParameterMismatchException",
          "The request uses the same client token as a previous, but non-identical request.");
    }
    return true;
  }

  /**
   * Marks the transaction of a token as under way; give it back with {@link #end}.
   *
   * @throws ServiceException TransactionInProgressException when it is already
   */
  void begin(String token) {
    if (!running.add(token)) {
      throw new ServiceException(
          400,
          "TransactionInProgressException",
          "The transaction with the given request token is already in progress.");
    }
  }

  void end(String token) {
    running.remove(token);
  }

  /** Keeps a token together with what its transaction changed. */
  void keep(Tx tx, String token, JsonNode request, Instant now) {
    byte[] value =
        Json.MAPPER.writeValueAsBytes(
            Json.object().put("until", now.plus(LIFE).toString()).set("request", request));
    tx.put(tokens, token.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Forgets what is over. */
  void sweep(Instant now) throws IOException {
    List<byte[]> old = new ArrayList<>();
    Scan scan = tokens.scan(new byte[0]);
    while (scan.next()) {
      JsonNode known = Json.MAPPER.readTree(scan.value());
      if (Instant.parse(known.path("until").asString()).isBefore(now)) {
        old.add(scan.key());
      }
    }
    if (!old.isEmpty()) {
      store.run(tx -> old.forEach(key -> tx.remove(tokens, key)));
    }
  }
}
