import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes down what happened to each item, and who did it. */
public class Auditor {

  private static final DynamoDbClient DYNAMO =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  public String handle(Map<String, Object> event) {
    List<?> records = (List<?>) event.get("Records");
    for (Object one : records) {
      Map<?, ?> entry = (Map<?, ?>) one;
      Map<?, ?> keys = (Map<?, ?>) ((Map<?, ?>) entry.get("dynamodb")).get("Keys");
      String session = (String) ((Map<?, ?>) keys.get("pk")).get("S");
      Map<?, ?> who = (Map<?, ?>) entry.get("userIdentity");
      String by = who == null ? "a caller" : String.valueOf(who.get("principalId"));
      DYNAMO.putItem(
          put ->
              put.tableName(System.getenv("AUDIT"))
                  .item(
                      Map.of(
                          "pk", AttributeValue.fromS(String.valueOf(entry.get("eventID"))),
                          "event", AttributeValue.fromS(String.valueOf(entry.get("eventName"))),
                          "session", AttributeValue.fromS(session),
                          "by", AttributeValue.fromS(by))));
    }
    return records.size() + " written down";
  }
}
