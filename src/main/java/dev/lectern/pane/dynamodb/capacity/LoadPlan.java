package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A load.
 *
 * @param writes whether it puts items rather than reads them
 * @param rate requests a second
 * @param size bytes of an item
 * @param keys how often which partition key comes
 * @param seconds how long
 */
record LoadPlan(boolean writes, int rate, int size, Keys keys, int seconds) {

  /** Different partition keys of an even load. */
  static final int DIFFERENT = 200;

  /** Which partition keys come. */
  enum Keys {
    /** All equally often. */
    EVEN,
    /** One of them in 8 of 10 requests. */
    HOT,
    /** One of them always. */
    ONE
  }

  /**
   * What one request is about.
   *
   * @param key number of its partition key
   * @param sort number of its sort key, for a table that has one
   */
  record Which(int key, int sort) {}

  /** The number of the next partition key. */
  int next(Random random) {
    return switch (keys) {
      case EVEN -> random.nextInt(DIFFERENT);
      case HOT -> random.nextInt(10) < 8 ? 7 : random.nextInt(DIFFERENT);
      case ONE -> 7;
    };
  }

  /** A key by its numbers, in the types of the table's key. */
  static Map<String, AttributeValue> key(TableInfo table, Which which) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put(table.partition().name(), part(table.partition(), which.key()));
    KeyAttribute sort = table.sort();
    if (sort != null) {
      key.put(sort.name(), part(sort, which.sort()));
    }
    return key;
  }

  private static AttributeValue part(KeyAttribute attribute, int number) {
    return switch (attribute.type()) {
      case "N" -> Numbers.parse(Integer.toString(990_000 + number));
      case "B" -> new AttributeValue.Binary(text(number).getBytes(StandardCharsets.UTF_8));
      default -> new AttributeValue.Text(text(number));
    };
  }

  private static String text(int number) {
    return "LOAD#%03d".formatted(number);
  }

  /** What the heat map calls a key. */
  static String name(int number) {
    return text(number);
  }

  /** An item by its numbers, filled up to the size; it is in every index. */
  Map<String, AttributeValue> item(TableInfo table, Which which) {
    Map<String, AttributeValue> item = key(table, which);
    int number = which.key();
    for (IndexInfo index : table.indexes()) {
      item.computeIfAbsent(index.partition().name(), name -> part(index.partition(), number));
      KeyAttribute sort = index.sort();
      if (sort != null) {
        item.computeIfAbsent(sort.name(), name -> part(sort, number));
      }
    }
    int filler = size - ItemSize.of(item) - "filler".length();
    if (filler > 0) {
      item.put("filler", new AttributeValue.Text("x".repeat(filler)));
    }
    return item;
  }
}
