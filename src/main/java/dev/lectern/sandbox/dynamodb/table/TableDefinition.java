package dev.lectern.sandbox.dynamodb.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param id number under which its items are kept; a table made again under the same name has
 *     another one
 * @param uuid what DescribeTable answers as TableId
 * @param types types of all key attributes by name, as declared
 * @param throughput of provisioned mode, null when on demand
 * @param tags in order of their keys
 * @param features streams, time to live and what else it has
 */
public record TableDefinition(
    long id,
    String uuid,
    String account,
    String region,
    String name,
    Map<String, String> types,
    KeySchema key,
    List<SecondaryIndex> indexes,
    @Nullable Throughput throughput,
    Instant created,
    boolean deletionProtection,
    String tableClass,
    Map<String, String> tags,
    TableFeatures features) {

  /** Unchangeable copies. */
  public TableDefinition {
    types = Map.copyOf(types);
    indexes = List.copyOf(indexes);
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /** Its ARN. */
  public String arn() {
    return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
  }

  /** The index of that name. */
  public Optional<SecondaryIndex> index(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  /** Whether an attribute is part of the table's key or of an index's. */
  public boolean inAnyKey(String attribute) {
    return key.has(attribute) || indexes.stream().anyMatch(index -> index.key().has(attribute));
  }

  /** The same table with other indexes and types of their keys. */
  public TableDefinition withIndexes(List<SecondaryIndex> all, Map<String, String> keyTypes) {
    return copy(keyTypes, all, throughput, deletionProtection, tableClass, tags, features);
  }

  /** The same table with another index of a name. */
  public TableDefinition replacing(SecondaryIndex changed) {
    List<SecondaryIndex> all = new ArrayList<>();
    indexes.forEach(index -> all.add(index.name().equals(changed.name()) ? changed : index));
    return withIndexes(all, types);
  }

  /** The same table in another mode; null is on demand. */
  public TableDefinition withThroughput(@Nullable Throughput units) {
    return copy(types, indexes, units, deletionProtection, tableClass, tags, features);
  }

  /** The same table, protected against deletion or not, in a table class. */
  public TableDefinition with(boolean protection, String newTableClass) {
    return copy(types, indexes, throughput, protection, newTableClass, tags, features);
  }

  /** The same table with other tags. */
  public TableDefinition withTags(Map<String, String> all) {
    return copy(types, indexes, throughput, deletionProtection, tableClass, all, features);
  }

  /** The same table with other features. */
  public TableDefinition with(TableFeatures others) {
    return copy(types, indexes, throughput, deletionProtection, tableClass, tags, others);
  }

  private TableDefinition copy(
      Map<String, String> keyTypes,
      List<SecondaryIndex> all,
      @Nullable Throughput units,
      boolean protection,
      String newClass,
      Map<String, String> newTags,
      TableFeatures others) {
    return new TableDefinition(
        id,
        uuid,
        account,
        region,
        name,
        keyTypes,
        key,
        all,
        units,
        created,
        protection,
        newClass,
        newTags,
        others);
  }

  /** The same definition for another table, which has its own number, name and beginning. */
  public TableDefinition copiedTo(long newId, String newUuid, String newName, Instant now) {
    return new TableDefinition(
        newId,
        newUuid,
        account,
        region,
        newName,
        types,
        key,
        indexes,
        throughput,
        now,
        false,
        tableClass,
        Map.of(),
        TableFeatures.NONE);
  }
}
