import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;

public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final Map<Integer, Long> SQUARES = new HashMap<>();

  static {
    // What is static runs once in each environment, before its first event.
    long begin = System.nanoTime();
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    for (int n = 0; n < 300_000; n++) {
      SQUARES.put(n, (long) n * n);
    }
    System.out.println("static block: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    int n = ((Number) event.getOrDefault("n", 12)).intValue();
    return Map.of("square", SQUARES.getOrDefault(n, -1L));
  }
}
