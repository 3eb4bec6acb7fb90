package dev.lectern.sandbox.store;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of JSON objects by keys of several parts, in order of the parts. What comes out is a copy
 * of what is kept. Safe for any thread.
 */
public final class Documents {

  private static final String SEPARATOR = "\u0000";

  private final Table table;

  /** The table of that name. */
  public Documents(Store store, String name) {
    this.table = store.table(name);
  }

  private static byte[] key(List<String> parts) {
    return (String.join(SEPARATOR, parts) + SEPARATOR).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode decode(byte[] value) {
    return (ObjectNode) Json.MAPPER.readTree(value);
  }

  private static byte[] encode(ObjectNode document) {
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One of them, as it is now. */
  public Optional<ObjectNode> get(List<String> key) {
    return Optional.ofNullable(table.get(key(key))).map(Documents::decode);
  }

  /** One of them, as a transaction sees it. */
  public Optional<ObjectNode> get(Tx tx, List<String> key) {
    return Optional.ofNullable(tx.get(table, key(key))).map(Documents::decode);
  }

  /** Sets one. */
  public void put(Tx tx, List<String> key, ObjectNode document) {
    tx.put(table, key(key), encode(document));
  }

  /** Changes one, if it is there; nothing is written when it comes out as it was. */
  public void change(Tx tx, List<String> key, Consumer<ObjectNode> change) {
    byte[] before = tx.get(table, key(key));
    if (before != null) {
      ObjectNode document = decode(before);
      change.accept(document);
      byte[] after = encode(document);
      if (!Arrays.equals(before, after)) {
        tx.put(table, key(key), after);
      }
    }
  }

  /** Removes one; nothing happens when it is not there. */
  public void remove(Tx tx, List<String> key) {
    tx.remove(table, key(key));
  }

  /** All whose key begins with these parts, in order. */
  public List<ObjectNode> list(List<String> prefix) {
    byte[] from = prefix.isEmpty() ? new byte[0] : key(prefix);
    List<ObjectNode> found = new ArrayList<>();
    Scan scan = table.scan(from);
    while (scan.next() && begins(scan.key(), from)) {
      found.add(decode(scan.value()));
    }
    return found;
  }

  /** Removes all whose key begins with these parts. */
  public void removeAll(Tx tx, List<String> prefix) {
    byte[] from = key(prefix);
    Scan scan = table.scan(from);
    while (scan.next() && begins(scan.key(), from)) {
      tx.remove(table, scan.key());
    }
  }

  private static boolean begins(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
