package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A small table to look at: customers with their orders in one table, two indexes, and an item that
 * is a few bytes larger than a block of 4 KB.
 */
final class SampleTableGateway {

  /** The sample table. */
  static final String TABLE = "lectern-orders";

  private static final int BATCH = 25;
  private static final String[] CITIES = {"Zürich", "Porto", "London", "Berlin", "Kraków"};
  private static final String[] STATES = {"PACKED", "DELIVERED", "DELIVERED", "RETURNED"};

  private final DynamoDbClient dynamo;

  SampleTableGateway(AwsClients clients) {
    dynamo = clients.dynamoDb();
  }

  /** Makes the table and its items; what is there already stays. */
  void make() {
    try {
      create();
    } catch (ResourceInUseException e) {
      // begun in an earlier life: putting its items again changes nothing
    }
    dynamo.waiter().waitUntilTableExists(request -> request.tableName(TABLE));
    List<WriteRequest> batch = new ArrayList<>();
    for (Map<String, AttributeValue> item : items()) {
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == BATCH) {
        write(batch);
      }
    }
    write(batch);
  }

  private void create() {
    dynamo.createTable(
        table ->
            table
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("pk", ScalarAttributeType.S),
                    attribute("sk", ScalarAttributeType.S),
                    attribute("status", ScalarAttributeType.S),
                    attribute("orderDate", ScalarAttributeType.S),
                    attribute("total", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(
                    index("status-date", "status", "orderDate", ProjectionType.ALL),
                    index("total", "status", "total", ProjectionType.KEYS_ONLY)));
  }

  private void write(List<WriteRequest> batch) {
    if (!batch.isEmpty()) {
      dynamo.batchWriteItem(request -> request.requestItems(Map.of(TABLE, List.copyOf(batch))));
      batch.clear();
    }
  }

  private static List<Map<String, AttributeValue>> items() {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int customer = 1; customer <= 12; customer++) {
      items.add(customer(customer));
      for (int order = 0; order <= (customer == 7 ? 8 : customer % 4); order++) {
        items.add(order(customer, order));
      }
    }
    return items;
  }

  private static Map<String, AttributeValue> customer(int number) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("pk", s("CUSTOMER#" + number));
    item.put("sk", s("PROFILE"));
    item.put("name", s(number == 7 ? "Mia Hartmann" : "Customer " + number));
    item.put("city", s(CITIES[number % CITIES.length]));
    item.put("newsletter", AttributeValue.fromBool(number % 3 == 0));
    return item;
  }

  private static Map<String, AttributeValue> order(int customer, int number) {
    boolean large = customer == 7 && number == 0;
    String date = "2026-%02d-%02d".formatted(11 - number / 4, 14 - number);
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("pk", s("CUSTOMER#" + customer));
    item.put("sk", s("ORDER#" + date + "#" + (10_042 - number * 5 - customer * 100)));
    item.put("status", s(STATES[number % STATES.length]));
    item.put("orderDate", s(date));
    item.put("total", n(large ? "184.94" : 20 + customer * 3 + number * 7 + ".50"));
    item.put("version", n(Integer.toString(4 + number % 3)));
    item.put("tags", AttributeValue.fromSs(List.of("express", "gift")));
    List<AttributeValue> lines = new ArrayList<>();
    for (int line = 0; line <= number % 3; line++) {
      lines.add(
          AttributeValue.fromM(
              Map.of("sku", s("BK-10" + (42 + line) + "-L"), "qty", n("2"), "price", n("49.5"))));
    }
    item.put("lines", AttributeValue.fromL(lines));
    if (large) {
      item.put(
          "shipTo",
          AttributeValue.fromM(
              Map.of(
                  "name", s("Mia Hartmann"),
                  "street", s("Seestrasse 12"),
                  "zip", s("8002"),
                  "city", s("Zürich"))));
      item.put("invoicePdf", AttributeValue.fromB(SdkBytes.fromByteArray(pdf())));
    }
    return item;
  }

  /** Not a whole PDF, only as long as one. */
  private static byte[] pdf() {
    byte[] bytes = new byte[3_900];
    byte[] head = "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    for (int i = head.length; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, ProjectionType projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
        .projection(p -> p.projectionType(projection))
        .build();
  }
}
