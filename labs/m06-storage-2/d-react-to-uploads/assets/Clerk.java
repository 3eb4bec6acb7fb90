import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes down what S3 told, one item for each record. */
public class Clerk {

  private static final DynamoDbClient DYNAMO =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  public String handle(Map<String, Object> event) {
    if (!(event.get("Records") instanceof List<?> records)) {
      return "no records";
    }
    for (Object one : records) {
      Map<?, ?> entry = (Map<?, ?>) one;
      Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) entry.get("s3")).get("object");
      DYNAMO.putItem(
          put ->
              put.tableName(System.getenv("INBOX"))
                  .item(
                      Map.of(
                          "pk", AttributeValue.fromS(String.valueOf(object.get("sequencer"))),
                          "key", AttributeValue.fromS(String.valueOf(object.get("key"))),
                          "event", AttributeValue.fromS(String.valueOf(entry.get("eventName"))))));
    }
    return records.size() + " written down";
  }
}
