import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Charges cards, and cannot. From a stream it takes every record but those that are poison. */
public class Worker {

  public Map<String, Object> handle(Map<String, Object> event) {
    if (!(event.get("Records") instanceof List<?> records)) {
      throw new IllegalStateException("The card was declined.");
    }
    List<Map<String, Object>> failures = new ArrayList<>();
    for (Object each : records) {
      Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) each).get("dynamodb");
      if (data.toString().contains("poison")) {
        failures.add(Map.of("itemIdentifier", data.get("SequenceNumber")));
      }
    }
    return Map.of("batchItemFailures", failures);
  }
}
