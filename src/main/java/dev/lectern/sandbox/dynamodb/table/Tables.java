package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables of all accounts and Regions, by name. Safe for any thread. */
public final class Tables {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws:dynamodb:([a-z0-9-]+):(\\d{12}):table/([a-zA-Z0-9_.-]{3,255})");

  private record Decoded(byte[] source, TableDefinition table) {}

  /** Which table a request means. */
  record Address(String account, String region, String name) {
    byte[] key() {
      return (account + "/" + region + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
  }

  private final Table definitions;
  private final Map<Address, Decoded> decoded = new ConcurrentHashMap<>();

  /** On the sandbox's store. */
  public Tables(Store store) {
    this.definitions = store.table("dynamodb.tables");
  }

  /**
   * The table that a member {@code TableName} means; since 2023 it may be an ARN.
   *
   * @throws ServiceException ResourceNotFoundException in the words of the item operations
   */
  public TableDefinition require(Call call, String nameOrArn) {
    return find(call, nameOrArn)
        .orElseThrow(
            () ->
                new ServiceException(
                    400, "ResourceNotFoundException", "Requested resource not found"));
  }

  /**
   * The same in the words of the operations on tables, which name it.
   *
   * @throws ServiceException ResourceNotFoundException
   */
  public TableDefinition requireNamed(Call call, String nameOrArn) {
    return find(call, nameOrArn).orElseThrow(() -> notFound(address(call, nameOrArn).name()));
  }

  private static ServiceException notFound(String name) {
    return new ServiceException(
        400,
        "ResourceNotFoundException",
        "Requested resource not found: Table: " + name + " not found");
  }

  /** The table that a member {@code TableName} means, if there is one. */
  public Optional<TableDefinition> find(Call call, String nameOrArn) {
    Address address = address(call, nameOrArn);
    return Optional.ofNullable(decode(address, definitions.get(address.key())));
  }

  /** The table of an account and Region by its name, or any by its ARN; empty for no name. */
  public Optional<TableDefinition> find(String account, String region, String nameOrArn) {
    Matcher arn = ARN.matcher(nameOrArn);
    Address address =
        arn.matches()
            ? new Address(arn.group(2), arn.group(1), arn.group(3))
            : new Address(account, region, nameOrArn);
    return Optional.ofNullable(decode(address, definitions.get(address.key())));
  }

  /**
   * The table as a transaction sees it.
   *
   * @throws ServiceException ResourceNotFoundException when it was deleted meanwhile
   */
  public TableDefinition current(Tx tx, TableDefinition table) {
    Address address = new Address(table.account(), table.region(), table.name());
    TableDefinition now = decode(address, tx.get(definitions, address.key()));
    if (now == null || now.id() != table.id()) {
      throw notFound(table.name());
    }
    return now;
  }

  /** Whether there is a table of that name in the call's account and Region, in a transaction. */
  public boolean exists(Tx tx, Call call, String name) {
    return tx.get(definitions, address(call, name).key()) != null;
  }

  private @Nullable TableDefinition decode(Address address, byte @Nullable [] source) {
    if (source == null) {
      decoded.remove(address);
      return null;
    }
    Decoded known = decoded.get(address);
    if (known != null && Arrays.equals(known.source(), source)) {
      return known.table();
    }
    TableDefinition table = TableCodec.decode(source);
    decoded.put(address, new Decoded(source, table));
    return table;
  }

  /** Tables of others need a resource-based policy, which the sandbox's tables do not have. */
  private static void checkOwner(Call call, String arn, String account) {
    if (!account.equals(call.caller().accountId())) {
      String action = "dynamodb:" + call.operation();
      throw new ServiceException(
          400,
          "AccessDeniedException",
          "User: "
              + call.caller().arn()
              + " is not authorized to perform: "
              + action
              + " on resource: "
              + arn
              + " because no resource-based policy allows the "
              + action
              + " action");
    }
  }

  /** Where the table is that a request names. */
  private static Address address(Call call, String nameOrArn) {
    Matcher arn = ARN.matcher(nameOrArn);
    if (arn.matches()) {
      checkOwner(call, nameOrArn, arn.group(2));
      return new Address(arn.group(2), arn.group(1), arn.group(3));
    }
    requireName(nameOrArn);
    return new Address(call.caller().accountId(), call.region(), nameOrArn);
  }

  /**
   * Checks a name.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ServiceException(
          400,
          "ValidationException",
          "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
              + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }
  }

  /** All tables of all accounts and Regions. */
  public List<TableDefinition> all() {
    List<TableDefinition> all = new ArrayList<>();
    Scan scan = definitions.scan(new byte[0]);
    while (scan.next()) {
      String[] parts = new String(scan.key(), StandardCharsets.UTF_8).split("/", 3);
      TableDefinition table = decode(new Address(parts[0], parts[1], parts[2]), scan.value());
      if (table != null) {
        all.add(table);
      }
    }
    return all;
  }

  /** Names of an account's tables in a Region behind a name, in order; at most so many. */
  public List<String> names(String account, String region, String after, int most) {
    String prefix = account + "/" + region + "/";
    Scan scan = definitions.scan((prefix + after + "\0").getBytes(StandardCharsets.UTF_8));
    List<String> names = new ArrayList<>();
    while (names.size() < most && scan.next()) {
      String key = new String(scan.key(), StandardCharsets.UTF_8);
      if (!key.startsWith(prefix)) {
        break;
      }
      names.add(key.substring(prefix.length()));
    }
    return names;
  }

  /** Keeps a new table, or changes of one. */
  public void put(Tx tx, TableDefinition table) {
    Address address = new Address(table.account(), table.region(), table.name());
    tx.put(definitions, address.key(), TableCodec.encode(table));
  }

  /** Takes a table away. */
  public void remove(Tx tx, TableDefinition table) {
    tx.remove(definitions, new Address(table.account(), table.region(), table.name()).key());
  }
}
