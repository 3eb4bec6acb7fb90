import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final String TABLE = System.getenv().getOrDefault("TABLE", "lectern-orders");

  // Made once in each environment, not in each call.
  private static final DynamoDbClient DYNAMO =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    Map<String, AttributeValue> item = new HashMap<>();
    event.forEach((name, value) -> item.put(name, AttributeValue.fromS(String.valueOf(value))));
    item.putIfAbsent("pk", AttributeValue.fromS("customer#1"));
    item.putIfAbsent("sk", AttributeValue.fromS("order#" + context.getAwsRequestId()));
    var answer =
        DYNAMO.putItem(
            r ->
                r.tableName(TABLE).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    return Map.of(
        "table", TABLE,
        "sk", item.get("sk").s(),
        "capacityUnits", answer.consumedCapacity().capacityUnits());
  }
}
