package dev.lectern.sandbox.dynamodb.capacity;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import tools.jackson.databind.node.ArrayNode;

/** What DynamoDB answers when there is not enough capacity ("Diagnosing throttling"). */
public final class Throttled {

  private static final String HOT_KEY =
      " If exceptions persist, check if you have a hot key:"
          + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
          + "bp-partition-key-design.html";

  private Throttled() {}

  static ServiceException of(
      String resource, boolean index, boolean write, Gauge.Limit limit, Gauge gauge) {
    String reason =
        (index ? "Index" : "Table")
            + (write ? "Write" : "Read")
            + (limit == Gauge.Limit.PARTITION
                ? "KeyRangeThroughputExceeded"
                : gauge.onDemand() ? "AccountLimitExceeded" : "ProvisionedThroughputExceeded");
    ArrayNode reasons = Json.array();
    reasons.addObject().put("reason", reason).put("resource", resource);
    return gauge.onDemand()
        ? new ServiceException(400, "ThrottlingException", onDemand(index))
            .withMember("throttlingReasons", reasons)
        : new ServiceException(400, "ProvisionedThroughputExceededException", provisioned(index))
            .withMember("ThrottlingReasons", reasons);
  }

  private static String provisioned(boolean index) {
    return index
        ? "The level of configured provisioned throughput for one or more global secondary indexes"
            + " of the table was exceeded. Consider increasing your provisioning level for the"
            + " under-provisioned global secondary indexes with the UpdateTable API"
        : "The level of configured provisioned throughput for the table was exceeded. Consider"
            + " increasing your provisioning level with the UpdateTable API.";
  }

  private static String onDemand(boolean index) {
    return index
        ? "Throughput exceeds the current capacity for one or more global secondary indexes."
            + " DynamoDB is automatically scaling your index so please try again shortly."
        : "Throughput exceeds the current capacity of your table or index. DynamoDB is"
            + " automatically scaling your table or index so please try again shortly."
            + HOT_KEY;
  }

  /** Whether an error says that there was not enough capacity. */
  public static boolean is(ServiceException error) {
    return error.code().equals("ProvisionedThroughputExceededException")
        || error.code().equals("ThrottlingException");
  }
}
