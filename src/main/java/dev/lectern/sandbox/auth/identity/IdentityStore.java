package dev.lectern.sandbox.auth.identity;

import dev.lectern.json.Json;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that IAM and STS keep, as documents by kind, account and name. Documents have the
 * members of the API's own structures, and in lower case what the API does not show. Names differ
 * by more than large and small letters, as in IAM. Do not change a document that was found: copy
 * it. Safe for any thread.
 */
public final class IdentityStore {

  /** What a document is of. */
  public enum Kind {
    USER,
    GROUP,
    ROLE,
    POLICY,
    PROFILE,
    MFA,
    PROVIDER,
    ALIAS,
    PASSWORDS,
    /** By address, without an account: the keys of an identity provider. */
    ISSUER,
    /** By access key id, without an account. */
    KEY,
    /** By access key id, without an account. */
    SESSION
  }

  private record Decoded(byte[] source, ObjectNode document) {}

  private final Store store;
  private final Table table;
  private final Map<String, Decoded> decoded = new ConcurrentHashMap<>();

  /** On the sandbox's store. */
  public IdentityStore(Store store) {
    this.store = store;
    this.table = store.table("identity");
  }

  /** The sandbox's store. */
  public Store store() {
    return store;
  }

  /** A document. */
  public Optional<ObjectNode> find(Kind kind, String account, String name) {
    String key = key(kind, account, name);
    return Optional.ofNullable(decode(key, table.get(bytes(key))));
  }

  /** A document as a transaction sees it. */
  public Optional<ObjectNode> find(Tx tx, Kind kind, String account, String name) {
    String key = key(kind, account, name);
    return Optional.ofNullable(decode(key, tx.get(table, bytes(key))));
  }

  /** All of a kind in an account, in order of their names. */
  public List<ObjectNode> list(Kind kind, String account) {
    String prefix = key(kind, account, "");
    List<ObjectNode> all = new ArrayList<>();
    Scan scan = table.scan(bytes(prefix));
    while (scan.next()) {
      String key = new String(scan.key(), StandardCharsets.UTF_8);
      ObjectNode document = key.startsWith(prefix) ? decode(key, scan.value()) : null;
      if (document == null) {
        break;
      }
      all.add(document);
    }
    return all;
  }

  /** Keeps a document. */
  public void save(Tx tx, Kind kind, String account, String name, ObjectNode document) {
    tx.put(table, bytes(key(kind, account, name)), Json.MAPPER.writeValueAsBytes(document));
  }

  /** Takes a document away. */
  public void remove(Tx tx, Kind kind, String account, String name) {
    String key = key(kind, account, name);
    tx.remove(table, bytes(key));
    decoded.remove(key);
  }

  private @Nullable ObjectNode decode(String key, byte @Nullable [] source) {
    if (source == null) {
      return null;
    }
    Decoded known = decoded.get(key);
    if (known != null && (known.source() == source || Arrays.equals(known.source(), source))) {
      return known.document();
    }
    ObjectNode document = (ObjectNode) Json.MAPPER.readTree(source);
    decoded.put(key, new Decoded(source, document));
    return document;
  }

  private static String key(Kind kind, String account, String name) {
    return kind.name() + "/" + account + "/" + name.toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
