package dev.lectern.pane.dynamodb;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A table and items as the course has them. */
public final class DynamoDbSamples {

  private DynamoDbSamples() {}

  /** Orders with two global indexes. */
  public static TableInfo orders() {
    return new TableInfo(
        "orders",
        "arn:aws:dynamodb:us-east-1:000000000000:table/orders",
        "ACTIVE",
        new KeyAttribute("pk", "S"),
        new KeyAttribute("sk", "S"),
        List.of(
            new IndexInfo(
                "status-date",
                true,
                new KeyAttribute("status", "S"),
                new KeyAttribute("orderDate", "S"),
                IndexInfo.Projection.ALL,
                List.of(),
                "ACTIVE",
                0,
                0),
            new IndexInfo(
                "total",
                true,
                new KeyAttribute("status", "S"),
                new KeyAttribute("total", "N"),
                IndexInfo.Projection.KEYS_ONLY,
                List.of(),
                "ACTIVE",
                0,
                0)),
        true,
        0,
        0,
        3,
        5_000,
        null,
        null,
        false,
        Instant.EPOCH);
  }

  /** An item in DynamoDB's JSON. */
  public static Map<String, AttributeValue> item(String json) {
    return ItemJson.item(Json.MAPPER.readTree(json));
  }

  /** An order. */
  public static Map<String, AttributeValue> order(int number) {
    return item(
        """
        {"pk": {"S": "CUSTOMER#7"}, "sk": {"S": "ORDER#%d"}, "status": {"S": "PACKED"},
         "orderDate": {"S": "2026-11-14"}, "total": {"N": "184.94"}, "version": {"N": "4"}}
        """
            .formatted(number));
  }
}
